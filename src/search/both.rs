//! Many things looked at one by one, on both cores where that is sooner done.

use std::panic::resume_unwind;
use std::thread;

/// How many are looked at before it is asked again whether anybody still waits for it.
const AT_ONCE: usize = 512;

/// From so many on two threads are done sooner than one.
const MANY: usize = 16_384;

/// Whether a search is overtaken by a newer one, so that nobody waits for it any more.
pub(super) type Overtaken<'o> = &'o (dyn Fn() -> bool + Sync);

/// What each of some things gives, in their order; none at all once it is overtaken. Each thread has some room to work in.
pub(super) fn sift<R: Default, T: Send>(
    things: &[u32],
    is_overtaken: Overtaken<'_>,
    look: &(impl Fn(&mut R, u32) -> Option<T> + Sync),
) -> Option<Vec<T>> {
    let sift = |things: &[u32]| {
        let (mut room, mut found) = (R::default(), Vec::new());
        for some in things.chunks(AT_ONCE) {
            if is_overtaken() {
                return None;
            }
            found.extend(some.iter().filter_map(|thing| look(&mut room, *thing)));
        }
        Some(found)
    };
    let Some((some, others)) = things.split_at_checked(things.len() / 2).filter(|_| things.len() > MANY) else {
        return sift(things);
    };
    thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, || sift(others));
        let mut found = sift(some);
        let rest = match beside {
            Ok(beside) => beside.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // No further thread can be had.
            Err(_) => sift(others),
        };
        found.as_mut()?.extend(rest?);
        found
    })
}

/// Two things done: on two threads where that is worth it.
pub(super) fn join<A: Send, B>(is_worth_it: bool, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if !is_worth_it {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| resume_unwind(panic)), other)
    })
}
