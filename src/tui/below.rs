//! What lies around the search box, kept while nothing but the box changes: a key that is typed there draws the box alone.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::app::App;
use super::draw::draw_below;

/// What lay around the search box when it was last drawn.
#[derive(Debug, Default)]
pub struct Below(Option<Around>);

/// The cells of a screen around a box.
#[derive(Debug)]
struct Around {
    screen: Rect,
    search_box: Rect,
    cells: Vec<Cell>,
}

impl Below {
    /// Draws what boxes lie over into an empty buffer of the size that the explorer was arranged for; of what is known,
    /// as much as the search box leaves to be seen.
    pub fn draw(&mut self, app: &App<'_>, buffer: &mut Buffer) {
        let search_box = app.search_box();
        match &self.0 {
            Some(around) if around.screen == buffer.area && Some(around.search_box) == search_box => around.put(buffer),
            _ => {
                draw_below(app, buffer);
                self.0 = search_box.map(|search_box| Around::of(buffer, search_box));
            }
        }
    }

    /// Has it drawn anew the next time.
    pub fn forget(&mut self) {
        self.0 = None;
    }

    /// Does what an event is for, `is_typed` a key or a paste: what lies below stays as it is only where all of it is done
    /// in the search box, which is open still.
    pub fn beside<'c, T>(&mut self, app: &mut App<'c>, is_typed: bool, act: impl FnOnce(&mut App<'c>) -> T) -> T {
        let was_open = app.search_box().is_some();
        let done = act(app);
        if !(is_typed && was_open && app.search_box().is_some()) {
            self.forget();
        }
        done
    }
}

impl Around {
    fn of(buffer: &Buffer, search_box: Rect) -> Around {
        let seen = stretches(buffer.area, search_box).filter_map(|stretch| buffer.content.get(stretch));
        Around { screen: buffer.area, search_box, cells: seen.flatten().cloned().collect() }
    }

    fn put(&self, buffer: &mut Buffer) {
        let mut cells = self.cells.iter();
        for stretch in stretches(self.screen, self.search_box) {
            for (to, from) in buffer.content.get_mut(stretch).into_iter().flatten().zip(&mut cells) {
                to.clone_from(from);
            }
        }
    }
}

/// The cells of a screen around a box, stretch by stretch, as indices into its buffer.
fn stretches(screen: Rect, search_box: Rect) -> impl Iterator<Item = Range<usize>> {
    let width = usize::from(screen.width);
    (screen.top()..screen.bottom()).zip((0..).step_by(width.max(1))).flat_map(move |(y, first)| {
        let is_beside = (search_box.top()..search_box.bottom()).contains(&y);
        let hidden = if is_beside { search_box.left()..search_box.right() } else { 0..0 };
        [first..first + usize::from(hidden.start), first + usize::from(hidden.end)..first + width]
    })
}
