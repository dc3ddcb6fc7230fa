//! What lies below the search box, kept while nothing but the box changes: a key that is typed there draws the box alone.

use ratatui::buffer::Buffer;

use super::app::App;
use super::draw::draw_below;

/// What lay below the search box when it was last drawn.
#[derive(Debug, Default)]
pub struct Below(Option<Buffer>);

impl Below {
    /// Draws what boxes lie over into a buffer of the size that the explorer was arranged for.
    pub fn draw(&mut self, app: &App<'_>, buffer: &mut Buffer) {
        match &self.0 {
            Some(kept) if kept.area == buffer.area => buffer.content.clone_from(&kept.content),
            _ => {
                draw_below(app, buffer);
                self.0 = app.is_in_search_box().then(|| buffer.clone());
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
        let was_in_box = app.is_in_search_box();
        let done = act(app);
        if !(is_typed && was_in_box && app.is_in_search_box()) {
            self.forget();
        }
        done
    }
}
