//! What lies around the search box, kept while nothing but the box changes: a key that is typed there draws the box alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::app::App;
use super::draw::draw_below;

/// What lay below the search box when it was last drawn.
#[derive(Debug, Default)]
pub struct Below(Option<Buffer>);

impl Below {
    /// Draws what boxes lie over into an empty buffer of the size that the explorer was arranged for; of what is known,
    /// as much as the search box leaves to be seen.
    pub fn draw(&mut self, app: &App<'_>, buffer: &mut Buffer) {
        match (&self.0, app.search_box()) {
            (Some(kept), Some(search_box)) if kept.area == buffer.area => copy_around(search_box, kept, buffer),
            (_, search_box) => {
                draw_below(app, buffer);
                self.0 = search_box.map(|_| buffer.clone());
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

/// Copies the cells of a buffer that lie around an area.
fn copy_around(area: Rect, from: &Buffer, to: &mut Buffer) {
    let width = usize::from(from.area.width).max(1);
    let rows = from.content.chunks(width).zip(to.content.chunks_mut(width));
    for (y, (from, to)) in (from.area.y..).zip(rows) {
        let hidden = if (area.top()..area.bottom()).contains(&y) { area.left()..area.right() } else { 0..0 };
        for seen in [0..usize::from(hidden.start), usize::from(hidden.end)..width] {
            if let (Some(from), Some(to)) = (from.get(seen.clone()), to.get_mut(seen)) {
                to.clone_from_slice(from);
            }
        }
    }
}
