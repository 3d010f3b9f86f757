//! One build at a time in an output directory: the others wait.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The file that is locked. It is there while a build writes, and gone afterwards; one that a killed build left is taken over.
pub(super) const NAME: &str = ".amlgen.lock";

/// A directory that nobody else builds into while this is alive.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Locks `folder`, which exists. If another build has it, calls `waits` and waits for its end.
    pub(super) fn take(folder: &Path, mut waits: impl FnMut() -> io::Result<()>) -> io::Result<Self> {
        let path = folder.join(NAME);
        loop {
            let file = open(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    waits()?;
                    file.lock()?;
                }
                // some network volumes know no locks, and files are built there too
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // one that is not empty was given up: its name is free by now, or that of another file
            if file.metadata()?.len() == 0 {
                return Ok(Self { path, file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Whoever waits for this very file has to see that it is no longer the one of this name. Closing it unlocks it.
        if fs::remove_file(&self.path).is_ok() {
            let _ = self.file.set_len(1);
        }
    }
}

/// Opens the file or makes it, and follows no link.
fn open(path: &Path) -> io::Result<File> {
    // one that is given up just now can be looked up by its name and be no longer empty when its size is read
    const LOOKS: usize = 5;
    let mut foreign = true;
    for _ in 0..LOOKS {
        foreign = foreign && is_foreign(path)?;
    }
    if foreign {
        return Err(io::Error::other(
            "something else has the name of the lock; move it away",
        ));
    }
    File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
}

/// Whether what has the name is no lock.
fn is_foreign(path: &Path) -> io::Result<bool> {
    match path.symlink_metadata() {
        Ok(there) => Ok(!there.is_file() || there.len() > 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    #[test]
    fn one_holds_it_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let (held, waited) = (AtomicBool::new(false), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let lock = Lock::take(folder.path(), || {
                            waited.fetch_add(1, Ordering::SeqCst);
                            Ok(())
                        })
                        .unwrap();
                        assert!(!held.swap(true, Ordering::SeqCst), "two hold it");
                        std::thread::yield_now();
                        held.store(false, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert!(waited.into_inner() > 0);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_left_over_lock_is_taken_and_a_foreign_file_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "").unwrap();
        drop(Lock::take(folder.path(), || Ok(())).unwrap());
        assert!(!path.exists());
        fs::write(&path, "mine").unwrap();
        assert!(Lock::take(folder.path(), || Ok(())).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"mine");
    }
}
