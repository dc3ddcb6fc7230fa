//! Convergence as a plot: on each row, for each element, a line from the lowest to the highest party.
//!
//! ```text
//!                    Threat                    Response
//!                    0    1    2    3    4     0    1    2    3    4
//! ›  Military        ·    ·    ·    ·   EU@JP  ·    ·  EU o━━━━x JP ·
//! ```

use super::scene::{Scene, lines};
use crate::analysis::{Levels, Steps, convergence};
use crate::corpus::{Corpus, Dimension, Element, Id, Thing};
use crate::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Names at the end of a line take no more than this.
const NAMES: u16 = 12;

/// The part of a row that belongs to one element: cells before the lowest level and after the highest are for names.
struct Track {
    element: Id<Element>,
    x: u16,
    /// From the lowest level to the highest.
    length: u16,
    last: u16,
}

impl Track {
    /// The column of a place on the scale.
    fn at(&self, level: Steps) -> u16 {
        let along = u32::from(level.halves()) * u32::from(self.length) / u32::from(self.last.max(1));
        self.x.saturating_add(u16::try_from(along).unwrap_or(u16::MAX))
    }
}

/// Draws heads and rows.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene { matrix, corpus, theme, .. } = *scene;
    let levels = matrix.survey.levels();
    let tracks = tracks(scene);
    for track in &tracks {
        let element = &corpus.elements[track.element];
        let scale = &corpus.scales[element.scale];
        let end = track.x.saturating_add(track.length).saturating_add(1);
        let whole = width(&element.label).0 <= usize::from(track.length);
        let name = if whole { &element.label } else { &element.short };
        canvas.text_to(track.x, 0, name, theme.style(Role::Heading), end);
        let mut free = 0;
        for level in &scale.levels {
            let at = Steps::of(scale, level.value).map_or(0, |level| track.at(level));
            if at >= free {
                free = canvas.text(at, 1, &level.value.to_string(), theme.style(Role::Dim)).saturating_add(1);
            }
        }
    }
    lines(scene, canvas, |scene, row, y, canvas| {
        let Some(Thing::Dimension(dimension)) = scene.matrix.row_title(row).and_then(|title| title.thing) else {
            return;
        };
        for track in &tracks {
            self::row(scene, &levels, dimension, track, y, canvas);
        }
    });
}

/// One track for each element, side by side; those for which there is no room are left out.
fn tracks(scene: &Scene<'_>) -> Vec<Track> {
    let Scene { matrix, corpus, .. } = *scene;
    let elements: Vec<Id<Element>> = convergence::elements(corpus).collect();
    let margin = names(corpus).saturating_add(1);
    let from = matrix.geometry.x(0).saturating_add(1);
    let room = matrix.geometry.column.saturating_sub(1);
    let each = room / u16::try_from(elements.len()).unwrap_or(u16::MAX).max(1);
    let track = |(nth, element): (u16, Id<Element>)| {
        let scale = &corpus.scales[corpus.elements[element].scale];
        let last = Steps::last(scale).halves();
        let room = each.checked_sub(2 * margin + 1)?;
        // As many cells between any two levels, where there is room for that.
        let step = room / (last / 2).max(1);
        let length = if step > 0 { step * (last / 2).max(1) } else { room };
        Some(Track { element, x: from + nth * each + margin, length, last })
    };
    (0_u16..).zip(elements).filter_map(track).collect()
}

/// The room for names at either end of a line: all parties but one may stand there.
fn names(corpus: &Corpus) -> u16 {
    let widths = || corpus.parties.iter().map(|(_, party)| width(&party.short).0 + 1);
    let all = widths().sum::<usize>().saturating_sub(widths().min().unwrap_or(0) + 1);
    u16::try_from(all).unwrap_or(u16::MAX).min(NAMES)
}

fn row(scene: &Scene<'_>, levels: &Levels, dimension: Id<Dimension>, track: &Track, y: u16, canvas: &mut Canvas<'_>) {
    let Scene { corpus, theme, .. } = *scene;
    let scale = &corpus.scales[corpus.elements[track.element].scale];
    let Some(on) = convergence::on(corpus, levels, dimension, track.element) else { return };
    let known: Vec<(usize, Steps)> =
        on.levels.iter().enumerate().filter_map(|(party, level)| Some((party, (*level)?))).collect();
    let (Some(low), Some(high)) =
        (known.iter().map(|(_, level)| *level).min(), known.iter().map(|(_, level)| *level).max())
    else {
        canvas.text_to(track.x, y, "no level", theme.style(Role::Dim), track.x.saturating_add(track.length + 1));
        return;
    };
    for level in &scale.levels {
        let at = Steps::of(scale, level.value).map_or(0, |level| track.at(level));
        let dot = canvas.glyphs.plain('·').to_string();
        canvas.text(at, y, if canvas.glyphs.ascii { "." } else { &dot }, theme.style(Role::Rule));
    }
    let (from, to) = (track.at(low), track.at(high));
    let line = canvas.glyphs.range();
    canvas.row(from, y, to.saturating_sub(from), line, theme.style(Role::Rule));
    for (_, level) in &known {
        let here: Vec<usize> = known.iter().filter(|(_, other)| other == level).map(|(party, _)| *party).collect();
        let sign = match here.as_slice() {
            [only] => canvas.glyphs.party(*only),
            _ => canvas.glyphs.parties_together(),
        };
        canvas.text(track.at(*level), y, sign, theme.style(Role::Mark));
    }
    // The first of those at the low end stands before the line, the last of the others behind it.
    let names = |level: Steps| -> Vec<&str> {
        let there = known.iter().filter(|(_, other)| *other == level);
        there.filter_map(|(party, _)| Some(&*corpus.parties[corpus.parties.at(*party)?].short)).collect()
    };
    let (before, after) = if low == high {
        let mut all = names(low);
        let last = all.split_off(1.min(all.len()));
        (all.join(","), last.join(","))
    } else {
        (names(low).join(","), names(high).join(","))
    };
    let style = theme.style(Role::Text);
    let margin = self::names(corpus).saturating_add(1);
    let cells = u16::try_from(width(&before).0).unwrap_or(u16::MAX).min(margin - 1);
    // A space on either side: the dots of the levels don't touch the names.
    canvas.text(from.saturating_sub(cells + 2), y, " ", style);
    canvas.cut(from.saturating_sub(cells + 1), y, &before, style, cells);
    canvas.text(from.saturating_sub(1), y, " ", style);
    canvas.text(to.saturating_add(1), y, " ", style);
    let end = canvas.cut(to.saturating_add(2), y, &after, style, margin);
    canvas.text(end, y, " ", style);
}
