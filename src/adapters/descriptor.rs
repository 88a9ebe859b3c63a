//! A file descriptor that another program left open for us, by its number.

use std::fs::File;
use std::io;
#[cfg(target_os = "linux")]
use std::io::Seek;
use std::path::Path;

#[cfg(target_os = "linux")]
use rustix::fs::OFlags;
use rustix::io::Errno;
#[cfg(target_os = "linux")]
use rustix::process::PidfdFlags;
#[cfg(target_os = "linux")]
use rustix::process::PidfdGetfdFlags;
#[cfg(target_os = "linux")]
use rustix::process::getpid;
#[cfg(target_os = "linux")]
use rustix::process::pidfd_getfd;
#[cfg(target_os = "linux")]
use rustix::process::pidfd_open;

/// What descriptor `number` reads, at the place where it stands.
///
/// Taking over a number is `unsafe` in Rust, because nobody can know whose it is; asking the system for a
/// copy of it is not.
///
/// # Errors
/// What the system says; a number that is not open is `EBADF` or not found.
#[cfg(target_os = "linux")]
pub(crate) fn open(number: u32) -> io::Result<File> {
    let told = Told::of(number);
    let is_closed = told.is_none() && Path::new("/proc/self/fdinfo").exists();
    if is_closed || told.as_ref().is_some_and(|told| told.is_ours) {
        return Err(Errno::BADF.into());
    }
    match copy(number) {
        Err(error) if is_forbidden(error) => reopen(number, told.map_or(0, |told| told.position)),
        other => Ok(other?),
    }
}

/// On macOS and the BSDs this makes a copy.
#[cfg(not(target_os = "linux"))]
pub(crate) fn open(number: u32) -> io::Result<File> {
    File::open(Path::new("/dev/fd").join(number.to_string()))
}

/// Whether there is no such descriptor: the words of Linux and BSD, and of the `/dev/fd` folder.
pub(crate) fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
        || error.raw_os_error() == Some(Errno::BADF.raw_os_error())
}

/// A copy, as `dup` would make: it shares the position, and it may be a socket.
#[cfg(target_os = "linux")]
fn copy(number: u32) -> rustix::io::Result<File> {
    let number = i32::try_from(number).map_err(|_| Errno::BADF)?;
    let this_process = pidfd_open(getpid(), PidfdFlags::empty())?;
    Ok(pidfd_getfd(this_process, number, PidfdGetfdFlags::empty())?.into())
}

/// Containers forbid that call, and kernels before 5.6 do not know it.
#[cfg(target_os = "linux")]
fn is_forbidden(error: Errno) -> bool {
    matches!(
        error,
        Errno::NOSYS | Errno::PERM | Errno::ACCESS | Errno::INVAL
    )
}

/// Opens what is behind it once more; a file is read on from `position`, a socket is refused.
#[cfg(target_os = "linux")]
fn reopen(number: u32, position: u64) -> io::Result<File> {
    let mut file = File::open(Path::new("/dev/fd").join(number.to_string()))?;
    if file.metadata()?.is_file() {
        file.seek(io::SeekFrom::Start(position))?;
    }
    Ok(file)
}

/// What the system tells of a descriptor.
#[cfg(target_os = "linux")]
struct Told {
    position: u64,
    /// We opened it for ourselves: what another program left open for us was not closed when we started.
    is_ours: bool,
}

#[cfg(target_os = "linux")]
impl Told {
    /// `None` where it is not open, or there is no `/proc`.
    fn of(number: u32) -> Option<Self> {
        let told = std::fs::read_to_string(format!("/proc/self/fdinfo/{number}")).ok()?;
        let field = |name| told.lines().find_map(|line| line.strip_prefix(name));
        let flags = u32::from_str_radix(field("flags:")?.trim(), 8).ok()?;
        Some(Self {
            position: field("pos:")?.trim().parse().ok()?,
            is_ours: OFlags::from_bits_retain(flags).contains(OFlags::CLOEXEC),
        })
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::Read;
    use std::io::Write;
    use std::os::fd::AsRawFd;

    use super::*;

    #[test]
    fn a_file_is_read_on_from_where_it_stands() -> io::Result<()> {
        let mut file = tempfile::tempfile()?;
        file.write_all(b"read already, not yet")?;
        let number = u32::try_from(file.as_raw_fd()).map_err(io::Error::other)?;
        for _ in 0..2 {
            file.seek(io::SeekFrom::Start(14))?;
            let position = Told::of(number).map_or(0, |told| told.position);
            for mut open in [reopen(number, position)?, copy(number)?] {
                let mut rest = String::new();
                open.read_to_string(&mut rest)?;
                assert_eq!(rest, "not yet");
            }
        }
        Ok(())
    }

    #[test]
    fn a_number_that_nobody_left_open_for_us_is_an_error() -> io::Result<()> {
        let ours = tempfile::tempfile()?;
        let ours = u32::try_from(ours.as_raw_fd()).map_err(io::Error::other)?;
        for number in [ours, 9999, u32::MAX] {
            let error = open(number).err().and_then(|error| error.raw_os_error());
            assert_eq!(error, Some(Errno::BADF.raw_os_error()), "{number}");
        }
        Ok(())
    }
}
