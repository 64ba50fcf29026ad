package org.htmst.serve.limit;

/**
 * How many requests a client has left: so many a second are added, up to five seconds' worth. To be used by any threads.
 */
final class Allowance {

    private static final double NS_PER_S = 1e9;
    private static final double BURST_S = 5;

    private final double perSecond;
    private double left;
    private long atNs;

    Allowance(double perSecond, long nowNs) {
        this.perSecond = perSecond;
        this.left = most(perSecond);
        this.atNs = nowNs;
    }

    private static double most(double perSecond) {
        return Math.max(1, BURST_S * perSecond);
    }

    /**
     * Takes one request.
     *
     * @param nowNs of {@link System#nanoTime}
     * @return 0 if it may be answered; else after how many seconds, 1 or more, one may be
     */
    synchronized int take(long nowNs) {
        left = Math.min(most(perSecond), left + Math.max(0, nowNs - atNs) / NS_PER_S * perSecond);
        atNs = nowNs;
        if (left >= 1) {
            left--;
            return 0;
        }
        return (int) Math.min(3600, Math.max(1, Math.ceil((1 - left) / perSecond)));
    }
}
