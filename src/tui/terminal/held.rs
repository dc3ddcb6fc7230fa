//! The bytes of a frame, until it is whole.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// The bytes of the frame being made. Flushing keeps them: the session sends them all at once.
#[derive(Debug, Default, Clone)]
pub(super) struct Held(Rc<RefCell<Vec<u8>>>);

impl Held {
    /// Takes what there is by now.
    pub(super) fn take(&self) -> Vec<u8> {
        self.0.take()
    }

    /// How many there are by now.
    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_held_back_until_it_is_whole() -> io::Result<()> {
        let mut held = Held::default();
        held.write_all(b"one ")?;
        held.flush()?;
        held.clone().write_all(b"two")?;
        assert_eq!(held.take(), b"one two");
        assert!(held.take().is_empty());
        Ok(())
    }
}
