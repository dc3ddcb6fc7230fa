//! Convergence against cooperation: a plot whose points are letters, and the lists that the letters stand in.
//!
//! ```text
//! 1 cooperation                    converging and cooperating
//! |        :     d               a  Non-proliferation
//! |........:....(abc).           b  Climate change and energy
//! |   e    :                      converging without cooperating
//! +--------:---------            ›e  Military security
//! 0       0.75       1
//! ```

use super::scene::{Scene, lines};
use super::{Line, Matrix};
use crate::analysis::quadrant::{CONVERGING, COOPERATING};
use crate::corpus::Thing;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Where the letter of a row stands in the plot, in cells of the pane's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    row: usize,
    x: u16,
    y: u16,
    /// Whether it stands beside others that are on the same spot.
    shared: bool,
}

/// Where the plot stands.
struct Plot {
    area: Rect,
}

impl Plot {
    /// The plot beside or above the lists.
    fn of(matrix: &Matrix, width: u16, height: u16) -> Plot {
        let geometry = &matrix.geometry;
        let room = height.saturating_sub(geometry.feet);
        let area = if geometry.first == 0 {
            Rect::new(1, 0, geometry.marks_at.saturating_sub(2), room)
        } else {
            Rect::new(1, 0, width.saturating_sub(2), geometry.first.saturating_sub(1))
        };
        Plot { area }
    }

    /// Whether it is large enough to be worth drawing.
    fn is_roomy(&self) -> bool {
        self.area.width > 12 && self.area.height > 4
    }

    /// The column of a convergence, 0 to 1, right of the axis.
    fn x(&self, share: f64) -> u16 {
        self.area.x + 1 + along(share, self.area.width.saturating_sub(2))
    }

    /// The row of a cooperation, 0 to 1, above the axis.
    fn y(&self, share: f64) -> u16 {
        let rows = self.area.height.saturating_sub(2);
        self.area.y + rows.saturating_sub(along(share, rows))
    }
}

/// A share of a number of cells, rounded.
fn along(share: f64, cells: u16) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a number of cells fits")]
    let at = (share.clamp(0.0, 1.0) * f64::from(cells)).round() as u16;
    at.min(cells)
}

/// The letter of a row, by its place in the lists.
fn letter(row: usize) -> char {
    let letters = ('a'..='z').chain('A'..='Z');
    letters.clone().nth(row).unwrap_or('*')
}

/// The place of each row's letter. Those on one spot stand side by side.
pub(super) fn spots(matrix: &Matrix, width: u16, height: u16) -> Vec<Spot> {
    let plot = Plot::of(matrix, width, height);
    let mut spots: Vec<Spot> = Vec::new();
    if !plot.is_roomy() {
        return spots;
    }
    let rows = matrix.order.iter().enumerate().filter_map(|(row, at)| Some((row, matrix.sheet.rows.get(*at)?)));
    let mut groups: Vec<((u16, u16), Vec<usize>)> = Vec::new();
    for (row, title) in rows {
        let point = matrix.points.iter().find(|point| title.thing == Some(Thing::Dimension(point.dimension)));
        let Some((near, joint)) = point.and_then(|point| point.convergence.zip(point.cooperation)) else { continue };
        let place = (plot.x(near), plot.y(joint));
        match groups.iter_mut().find(|(other, _)| *other == place) {
            Some((_, group)) => group.push(row),
            None => groups.push((place, vec![row])),
        }
    }
    let (least, most) = (plot.area.x + 1, plot.area.right().saturating_sub(1));
    for ((x, y), group) in groups {
        let cells = u16::try_from(group.len()).unwrap_or(u16::MAX);
        // The middle of the letters is on the spot, as far as the plot reaches; what has no room goes aside.
        let bracket = u16::from(cells > 1);
        let first = x.saturating_sub(cells / 2).min((most + 1).saturating_sub(cells + bracket)).max(least);
        let taken = |x: u16, spots: &[Spot]| spots.iter().any(|spot| (spot.x, spot.y) == (x, y));
        for (row, wish) in group.iter().zip(first..) {
            let nearest = (least..=most).filter(|x| !taken(*x, &spots)).min_by_key(|x| x.abs_diff(wish));
            spots.extend(nearest.map(|x| Spot { row: *row, x, y, shared: group.len() > 1 }));
        }
    }
    spots
}

/// Draws the plot and its lists.
pub(super) fn draw(scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
    let Scene { matrix, theme, focused, .. } = *scene;
    let plot = Plot::of(matrix, canvas.width(), canvas.height());
    if plot.is_roomy() {
        axes(scene, &plot, canvas);
        for Spot { x, y, .. } in matrix.spots.iter().copied().filter(|spot| spot.shared) {
            // Brackets around those on one spot, where nothing else stands.
            let free = |x: u16| !matrix.spots.iter().any(|spot| (spot.x, spot.y) == (x, y));
            for (at, sign) in [(x.saturating_sub(1), "("), (x + 1, ")")] {
                if free(at) && at > plot.area.x && at < plot.area.right() {
                    canvas.text(at, y, sign, theme.style(Role::Dim));
                }
            }
        }
        for Spot { row, x, y, .. } in matrix.spots.iter().copied() {
            let here = row == matrix.row;
            let role = match (here, focused) {
                (true, true) => Role::Cursor,
                (true, false) => Role::Rested,
                (false, _) => Role::Strong,
            };
            canvas.text(x, y, &letter(row).to_string(), theme.style(role));
        }
    }
    lines(scene, canvas, |scene, row, y, canvas| {
        let x = scene.matrix.geometry.names_at.saturating_sub(2);
        canvas.text(x, y, &letter(row).to_string(), scene.theme.style(Role::Strong));
    });
    let below = matrix.lines.len().saturating_sub(matrix.top + matrix.seen());
    for (count, word, nth) in [(matrix.top, "above", 0), (below, "below", matrix.seen().saturating_sub(1))] {
        if count > 0 {
            let (from, y) = (matrix.geometry.names_at, matrix.geometry.y(nth));
            canvas.right(
                from,
                canvas.width().saturating_sub(1),
                y,
                &format!(" {count} {word}"),
                theme.style(Role::Dim),
            );
        }
    }
}

fn axes(scene: &Scene<'_>, plot: &Plot, canvas: &mut Canvas<'_>) {
    let theme = scene.theme;
    let (rule, dim) = (theme.style(Role::Rule), theme.style(Role::Dim));
    let Rect { x: left, y: top, width, height } = plot.area;
    let bottom = top + height.saturating_sub(2);
    let (bar, line) = (canvas.glyphs.bar(), canvas.glyphs.rule());
    let border = plot.x(CONVERGING);
    for y in top..bottom {
        canvas.text(left, y, bar, rule);
        canvas.text(border, y, ":", rule);
    }
    canvas.row(left + 1, plot.y(COOPERATING), width.saturating_sub(1), ".", rule);
    canvas.row(left, bottom, width, line, rule);
    canvas.text(left + 2, top, "1 cooperation", dim);
    if plot.y(COOPERATING) + 1 < bottom {
        canvas.text(left + 1, plot.y(COOPERATING) + 1, &COOPERATING.to_string(), dim);
    }
    let ticks = [(plot.x(0.0), "0".to_owned()), (border, CONVERGING.to_string()), (plot.x(1.0), "1".to_owned())];
    let mut free = 0;
    for (x, tick) in ticks {
        if x >= free {
            free = canvas.text(x, bottom + 1, &tick, dim) + 1;
        }
    }
    let room = border.saturating_sub(left + 4);
    if room > 12 {
        canvas.text_to(left + 4, bottom + 1, "convergence", dim, border.saturating_sub(1));
    }
}

/// The row of the list or of the letter that is drawn at a cell of the body; none elsewhere.
pub(super) fn row_at(matrix: &Matrix, x: u16, y: u16) -> Option<usize> {
    let geometry = &matrix.geometry;
    if x >= geometry.marks_at && y >= geometry.first {
        return match matrix.lines.get(matrix.top + usize::from(y - geometry.first)) {
            Some(Line::Row(row)) if usize::from(y - geometry.first) < matrix.seen() => Some(*row),
            _ => None,
        };
    }
    matrix.spots.iter().find(|spot| (spot.x, spot.y) == (x, y)).map(|spot| spot.row)
}
