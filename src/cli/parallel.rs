//! Work on all cores, with the results in the order of the work.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many threads the machine runs at once.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// How many threads are worth their while for so many files to read or write.
pub(super) fn for_files(count: usize) -> usize {
    const WORTH: usize = 100;
    cores().min(count / WORTH)
}

/// What `work` makes of each item, in their order, whatever the number of threads.
pub(super) fn in_order<I: Send, T: Send>(
    items: Vec<I>,
    threads: usize,
    work: impl Fn(I) -> T + Sync,
) -> Vec<T> {
    let threads = threads.min(items.len());
    if threads < 2 {
        return items.into_iter().map(work).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let worker = || {
        let mut made = Vec::new();
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((at, item)) = next else {
                return made;
            };
            made.push((at, work(item)));
        }
    };
    let mut made: Vec<(usize, T)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let made = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        made.flatten().collect()
    });
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_that_of_the_items() {
        let items: Vec<u64> = (0..100).collect();
        let expected: Vec<u64> = items.iter().map(|item| item * item).collect();
        for threads in [0, 1, 2, 8, 200] {
            let slow_first = |item: u64| {
                thread::sleep(std::time::Duration::from_micros(100 - item));
                item * item
            };
            assert_eq!(in_order(items.clone(), threads, slow_first), expected);
        }
    }
}
