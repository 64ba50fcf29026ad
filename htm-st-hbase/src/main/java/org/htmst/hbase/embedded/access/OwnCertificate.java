package org.htmst.hbase.embedded.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V1TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A key that never leaves this process, and the certificate that it signed for itself. */
record OwnCertificate(PrivateKey key, X509Certificate certificate) {

    private static final X500Name NAME = new X500Name("CN=htm-st");
    private static final Duration VALIDITY = Duration.ofDays(36_500);

    static OwnCertificate make() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        TBSCertificate body = body(pair, algorithm);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(body.getEncoded());
        ASN1EncodableVector whole = new ASN1EncodableVector();
        whole.add(body);
        whole.add(algorithm);
        whole.add(new DERBitString(signature.sign()));
        ByteArrayInputStream encoded = new ByteArrayInputStream(new DERSequence(whole).getEncoded());
        return new OwnCertificate(pair.getPrivate(), (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(encoded));
    }

    private static TBSCertificate body(KeyPair pair, AlgorithmIdentifier algorithm) {
        V1TBSCertificateGenerator body = new V1TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(new BigInteger(1, Secret.random())));
        body.setIssuer(NAME);
        body.setSubject(NAME);
        body.setStartDate(new Time(Date.from(Instant.EPOCH)));
        body.setEndDate(new Time(Date.from(Instant.EPOCH.plus(VALIDITY.multipliedBy(2)))));
        body.setSignature(algorithm);
        body.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        return body.generateTBSCertificate();
    }
}
