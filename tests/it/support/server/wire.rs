//! A connection, bare or behind another layer.

use std::io;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;

/// A connection, bare or wrapped.
pub trait Wire: Read + Write + Send {
    /// Says goodbye in the wrapping's own way (a TLS `close_notify`).
    fn goodbye(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A connection as it was accepted; the server keeps a handle of it, to shut it down.
pub struct Bare(pub(super) Arc<TcpStream>);

impl Read for Bare {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(buffer)
    }
}

impl Write for Bare {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self.0).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Wire for Bare {}

/// How a fresh connection is wrapped.
pub type Wrap = dyn Fn(Bare) -> io::Result<Box<dyn Wire>> + Send + Sync;
