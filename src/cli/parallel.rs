//! Work on all cores, with the results in the order of the work.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::progress::Progress;

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
    each(items, threads, work, || {})
}

/// The same, with somebody watching how far it is.
pub(super) fn watched<I: Send, T: Send>(
    items: Vec<I>,
    threads: usize,
    work: impl Fn(I) -> T + Sync,
    mut progress: Progress<'_, '_>,
) -> Vec<T> {
    each(items, threads, work, || progress.step())
}

/// `done` is called here, in this thread, after each item.
fn each<I: Send, T: Send>(
    items: Vec<I>,
    threads: usize,
    work: impl Fn(I) -> T + Sync,
    mut done: impl FnMut(),
) -> Vec<T> {
    let threads = threads.min(items.len());
    if threads < 2 {
        let one = |item| {
            let made = work(item);
            done();
            made
        };
        return items.into_iter().map(one).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let worker = |tell: Sender<()>| {
        let mut made = Vec::new();
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((at, item)) = next else {
                return made;
            };
            made.push((at, work(item)));
            // whoever listened would not have gone
            let _ = tell.send(());
        }
    };
    let mut made: Vec<(usize, T)> = thread::scope(|scope| {
        let (tell, told) = channel();
        let spawn = |_| {
            let tell = tell.clone();
            scope.spawn(move || worker(tell))
        };
        let workers: Vec<_> = (0..threads).map(spawn).collect();
        drop(tell);
        for () in told {
            done();
        }
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
            let mut done = 0;
            assert_eq!(each(items.clone(), threads, slow_first, || done += 1), expected);
            assert_eq!(done, items.len());
        }
    }
}
