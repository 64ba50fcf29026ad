/**
 * The client of the resident process, and what both say to each other.
 *
 * <p>{@link org.htmst.client.Client} is the program: it hands a command, as a {@link org.htmst.client.CommandRequest}, over to the
 * resident process of a {@link org.htmst.client.ResidentPlace}, starting it where none answers, and brings back what the command writes and
 * its exit code. They speak in frames ({@link org.htmst.client.FrameChannel}) over a Unix domain socket. A frame is one byte of kind
 * ({@link org.htmst.client.FrameKind}), four of length, the highest first, and as many bytes:
 *
 * <pre>
 * client                        resident process
 * REQUEST                  --&gt;
 *                          &lt;--  ACCEPTED, or REFUSED, and that is all
 * BEGIN                    --&gt;  from here on the command is carried out, and not before
 *                          &lt;--  OUT, ERR: bytes, any number of times
 * OUT_FAILED: why          --&gt;  once, if standard output cannot be written
 * CANCEL                   --&gt;  once, if the client is told to end
 *                          &lt;--  SETTLE
 * SETTLED                  --&gt;  all OUT before it is written, or OUT_FAILED was sent
 *                          &lt;--  EXIT: the code, one byte
 *
 * STOP                     --&gt;  in place of all that: take no more commands, and end when those at work are done
 *                          &lt;--  ACCEPTED
 * </pre>
 *
 * <p>No command reads standard input, hence it stays the caller's. Nothing here needs more than the JDK, and what every command loads
 * is kept small: no lambdas, no streams.
 */
package org.htmst.client;
