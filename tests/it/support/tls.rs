//! The range server behind TLS, with good and bad certificates.

use std::fs;
use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use rcgen::BasicConstraints;
use rcgen::Certificate;
use rcgen::CertificateParams;
use rcgen::CertifiedIssuer;
use rcgen::DnType;
use rcgen::ExtendedKeyUsagePurpose;
use rcgen::IsCa;
use rcgen::KeyPair;
use rcgen::KeyUsagePurpose;
use rcgen::date_time_ymd;
use rustls::ServerConfig;
use rustls::ServerConnection;
use rustls::StreamOwned;
use rustls::pki_types::PrivateKeyDer;

use super::server::Bare;
use super::server::RangeServer;
use super::server::Wire;

/// What the server shows for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Signed by the authority, for `localhost` and 127.0.0.1.
    Good,
    /// For the right names, signed by itself only.
    SelfSigned,
    /// Signed by the authority, for `elsewhere.example`.
    WrongHost,
    /// Signed by the authority, valid in 2020.
    Expired,
    /// Signed by the authority, valid from 2090.
    NotYetValid,
}

impl Identity {
    /// Those that must be refused.
    pub const BAD: [Self; 4] = [
        Self::SelfSigned,
        Self::WrongHost,
        Self::Expired,
        Self::NotYetValid,
    ];
}

/// A range server behind TLS; its authority's certificate is written to `ca` as PEM, for a child's `SSL_CERT_FILE`.
pub fn start(identity: Identity, ca: &Path) -> RangeServer {
    let config = Arc::new(config(identity, ca));
    RangeServer::start_wrapped(
        "https",
        Arc::new(move |stream| {
            let connection =
                ServerConnection::new(Arc::clone(&config)).map_err(io::Error::other)?;
            Ok(Box::new(Tls(StreamOwned::new(connection, stream))))
        }),
    )
}

/// What a server of one's own needs; the authority's certificate is written to `ca`.
pub fn config(identity: Identity, ca: &Path) -> ServerConfig {
    let (certificate, key) = issued(identity, ca);
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("the key as rustls reads it");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("TLS 1.2 and 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("a certificate that fits its key")
}

/// A certificate and its key; the authority's certificate is written to `ca`.
pub fn issued(identity: Identity, ca: &Path) -> (Certificate, KeyPair) {
    let authority = authority();
    fs::write(ca, authority.pem()).expect("a place for the authority's certificate");
    let key = KeyPair::generate().expect("a key");
    let params = params(identity);
    let certificate = match identity {
        Identity::SelfSigned => params.self_signed(&key),
        _ => params.signed_by(&key, &authority),
    };
    (certificate.expect("a certificate for the server"), key)
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    params
        .distinguished_name
        .push(DnType::CommonName, "doorkey test authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let key = KeyPair::generate().expect("a key");
    CertifiedIssuer::self_signed(params, key).expect("a certificate for the authority")
}

fn params(identity: Identity) -> CertificateParams {
    let names = match identity {
        Identity::WrongHost => vec!["elsewhere.example".to_owned()],
        _ => vec!["localhost".to_owned(), "127.0.0.1".to_owned()],
    };
    let mut params = CertificateParams::new(names).expect("names that a certificate can hold");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    match identity {
        Identity::Expired => {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2020, 12, 31);
        }
        Identity::NotYetValid => params.not_before = date_time_ymd(2090, 1, 1),
        _ => (),
    }
    params
}

struct Tls(StreamOwned<ServerConnection, Bare>);

impl Read for Tls {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Write for Tls {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Wire for Tls {
    fn goodbye(&mut self) -> io::Result<()> {
        self.0.conn.send_close_notify();
        self.0.flush()
    }
}
