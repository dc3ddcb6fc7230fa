//! Where there are no sockets of this kind, every terminal presents by itself.

use std::io;

use super::Position;

/// Never there.
pub enum Tie {}

impl Tie {
    /// Says that it isn't possible here.
    pub fn open(_: Option<Position>) -> io::Result<Tie> {
        let what = "notes in a second terminal need a Unix system; `euja show tour/..` prints them";
        Err(io::Error::new(io::ErrorKind::Unsupported, what))
    }

    /// Tells nobody.
    pub fn tell(&self, _: &Position) {
        match *self {}
    }

    /// Hears nobody.
    pub fn heard(&self) -> Option<Position> {
        match *self {}
    }
}
