//! The only place where colours are named. Everything else asks for a role.

use ratatui::style::{Color, Modifier, Style};

/// What a stretch of the screen says, whatever it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Secondary text.
    Dim,
    /// Weighty text.
    Strong,
    /// Rules between panes.
    Rule,
    /// Title of the pane that has the focus.
    Focus,
    /// Title of the others, and headings in pages.
    Heading,
    /// The cursor where the focus is.
    Cursor,
    /// The cursor of a pane without focus, and the cross hair.
    Rested,
    /// What is tied to the selection.
    Related,
    /// A glyph that marks a row: the cursor's, what is tied, the passage that was jumped to.
    Mark,
    /// What can be opened.
    Link,
    /// A phrase that carries a code.
    Coded,
    /// A hit of a search.
    Hit,
    /// Evidence for.
    For,
    /// Evidence against, disagreement, errors.
    Against,
    /// A key in the footer.
    Key,
}

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None: only bold, underline and reverse.
    Mono,
    /// The sixteen of the user's own palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All.
    True,
}

impl Depth {
    /// What the environment says: `NO_COLOR`, `COLORTERM`, `TERM`.
    pub fn from_env() -> Depth {
        let var = |name: &str| std::env::var(name).unwrap_or_default();
        let term = var("TERM");
        if !var("NO_COLOR").is_empty() {
            Depth::Mono
        } else if matches!(var("COLORTERM").as_str(), "truecolor" | "24bit") {
            Depth::True
        } else if term.contains("256") {
            Depth::Indexed
        } else {
            Depth::Sixteen
        }
    }
}

/// What lies behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// No colours at all.
    Mono,
}

/// The names by which grounds are asked for.
pub const NAMES: [(&str, Ground); 3] = [("dark", Ground::Dark), ("light", Ground::Light), ("mono", Ground::Mono)];

/// A theme: a ground, and how many colours there are to paint on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    ground: Ground,
    depth: Depth,
}

/// Steps of cividis, dark to light, and whether the text on them is dark: it reads the same for every colour vision.
const RAMP: [((u8, u8, u8), bool); 6] = [
    ((0, 34, 78), false),
    ((53, 69, 108), false),
    ((102, 105, 112), false),
    ((148, 142, 119), true),
    ((200, 184, 102), true),
    ((254, 232, 56), true),
];
/// Steps of viridis among the 256 colours, and whether the text on them is dark.
const RAMP_256: [(u8, bool); 5] = [(53, false), (24, false), (30, true), (77, true), (220, true)];

impl Theme {
    /// The theme of a ground at a depth.
    pub fn new(ground: Ground, depth: Depth) -> Theme {
        if ground == Ground::Mono || depth == Depth::Mono {
            Theme { ground: Ground::Mono, depth: Depth::Mono }
        } else {
            Theme { ground, depth }
        }
    }

    /// Its name, for the status line.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, ground)| *ground == self.ground).map_or("", |(name, _)| name)
    }

    /// Whether it is for a light ground.
    pub fn is_light(self) -> bool {
        self.ground == Ground::Light
    }

    /// The next theme; `depth` is what the terminal has.
    pub fn next(self, depth: Depth) -> Theme {
        match self.ground {
            Ground::Dark => Theme::new(Ground::Light, depth),
            Ground::Light => Theme::new(Ground::Mono, depth),
            Ground::Mono => Theme::new(Ground::Dark, depth),
        }
    }

    /// Foreground and background of the whole screen. The user's own, but for the light theme.
    pub fn base(self) -> Style {
        match (self.ground, self.depth) {
            (Ground::Light, Depth::True) => Style::new().fg(Color::Rgb(32, 32, 32)).bg(Color::Rgb(252, 252, 250)),
            (Ground::Light, Depth::Indexed) => Style::new().fg(Color::Indexed(234)).bg(Color::Indexed(231)),
            (Ground::Light, Depth::Sixteen) => Style::new().fg(Color::Black).bg(Color::White),
            _ => Style::new(),
        }
    }

    /// What a screen is filled with that shows nothing.
    pub fn black(self) -> Style {
        if self.depth == Depth::Mono { Style::new() } else { Style::new().bg(Color::Black) }
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        // What lies under it may be dim, which a reversed cell makes hard to read.
        let reversed = plain.add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM);
        let coloured = |role| plain.fg(self.colour(role));
        if self.depth == Depth::Mono {
            return match role {
                Role::Text | Role::For | Role::Rule => plain,
                Role::Dim => plain.add_modifier(Modifier::DIM),
                Role::Strong | Role::Heading | Role::Key | Role::Against | Role::Mark => bold,
                Role::Related => bold.add_modifier(Modifier::UNDERLINED),
                Role::Focus => bold.add_modifier(Modifier::REVERSED),
                Role::Cursor => reversed,
                Role::Hit => reversed.add_modifier(Modifier::UNDERLINED),
                Role::Coded => plain.add_modifier(Modifier::ITALIC),
                Role::Rested | Role::Link => plain.add_modifier(Modifier::UNDERLINED),
            };
        }
        match role {
            Role::Text => plain,
            Role::Dim | Role::Rule => coloured(role),
            Role::Strong | Role::Heading => bold,
            Role::Focus => coloured(role).add_modifier(Modifier::BOLD),
            Role::Cursor => plain.fg(self.ground_colour()).bg(self.colour(Role::Focus)).add_modifier(Modifier::BOLD),
            // Not the accent: that says what is tied to the selection.
            Role::Rested => bold.add_modifier(Modifier::UNDERLINED),
            Role::Related | Role::Key | Role::Mark => coloured(Role::Focus),
            Role::Link => plain.add_modifier(Modifier::UNDERLINED),
            Role::Coded => plain.add_modifier(Modifier::ITALIC).fg(self.colour(Role::Coded)),
            Role::Hit => plain.add_modifier(Modifier::REVERSED),
            Role::For => coloured(role),
            Role::Against => coloured(role).add_modifier(Modifier::BOLD),
        }
    }

    fn colour(self, role: Role) -> Color {
        let dark = self.ground == Ground::Dark;
        let (sixteen, indexed, rgb) = match (role, dark) {
            (Role::Dim, true) => (Color::Gray, 247, (158, 158, 158)),
            (Role::Dim, false) => (Color::DarkGray, 240, (88, 88, 88)),
            (Role::Rule, true) => (Color::DarkGray, 240, (88, 88, 88)),
            (Role::Rule, false) => (Color::Gray, 250, (188, 188, 188)),
            (Role::Coded, true) => (Color::Cyan, 152, (175, 215, 215)),
            (Role::Coded, false) => (Color::Blue, 24, (0, 84, 120)),
            (Role::For, true) => (Color::Green, 114, (135, 200, 135)),
            (Role::For, false) => (Color::Green, 22, (0, 95, 0)),
            (Role::Against, true) => (Color::LightRed, 210, (255, 140, 120)),
            (Role::Against, false) => (Color::Red, 124, (165, 20, 20)),
            (_, true) => (Color::LightCyan, 117, (120, 200, 250)),
            (_, false) => (Color::Blue, 25, (0, 90, 156)),
        };
        match self.depth {
            Depth::Mono => Color::Reset,
            Depth::Sixteen => sixteen,
            Depth::Indexed => Color::Indexed(indexed),
            Depth::True => Color::Rgb(rgb.0, rgb.1, rgb.2),
        }
    }

    fn ground_colour(self) -> Color {
        match (self.ground, self.depth) {
            (Ground::Light, Depth::Sixteen) => Color::White,
            (_, Depth::Sixteen) => Color::Black,
            (Ground::Light, Depth::Indexed) => Color::Indexed(231),
            (_, Depth::Indexed) => Color::Indexed(16),
            (Ground::Light, _) => Color::Rgb(252, 252, 250),
            _ => Color::Rgb(16, 16, 16),
        }
    }

    /// The heat of a step of a scale that ends at `last`: more is always further from the ground.
    pub fn heat(self, step: u16, last: u16) -> Style {
        let part = f32::from(step.min(last)) / f32::from(last.max(1));
        let part = if self.ground == Ground::Light { 1.0 - part } else { part };
        match self.depth {
            Depth::Mono | Depth::Sixteen => Style::new().add_modifier(Modifier::BOLD),
            Depth::Indexed => {
                let (index, dark_text) = RAMP_256[nearest(part, RAMP_256.len())];
                Style::new().fg(Color::Indexed(if dark_text { 16 } else { 231 })).bg(Color::Indexed(index))
            }
            Depth::True => {
                let ((red, green, blue), dark_text) = RAMP[nearest(part, RAMP.len())];
                let text = if dark_text { Color::Rgb(0, 0, 0) } else { Color::Rgb(255, 255, 255) };
                Style::new().fg(text).bg(Color::Rgb(red, green, blue))
            }
        }
    }
}

/// The index of the step nearest to a part of the way, 0 to 1.
fn nearest(part: f32, steps: usize) -> usize {
    let last = steps.saturating_sub(1);
    // A part between 0 and 1 of a small number: no precision is lost that a step could show.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "see above"
    )]
    let index = (part * last as f32).round() as usize;
    index.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it, 0 to 1.
    fn luminance((red, green, blue): (u8, u8, u8)) -> f32 {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn rgb(colour: Option<Color>) -> (u8, u8, u8) {
        match colour {
            Some(Color::Rgb(red, green, blue)) => (red, green, blue),
            Some(Color::Indexed(index)) => xterm(index),
            other => panic!("{other:?} is no colour that is known"),
        }
    }

    /// The colour that xterm shows for an index of its cube of six steps a channel.
    fn xterm(index: u8) -> (u8, u8, u8) {
        let cube = index.checked_sub(16).filter(|cube| *cube < 216).unwrap_or_else(|| panic!("{index} is not in it"));
        let channel = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        (channel(cube / 36), channel(cube / 6 % 6), channel(cube % 6))
    }

    #[test]
    fn digits_on_every_step_of_heat_have_a_contrast_of_four_and_a_half() {
        for ground in [Ground::Dark, Ground::Light] {
            for (depth, step) in [Depth::True, Depth::Indexed].into_iter().flat_map(|d| (0..=12).map(move |n| (d, n))) {
                let style = Theme::new(ground, depth).heat(step, 12);
                assert!(contrast(rgb(style.fg), rgb(style.bg)) >= 4.5, "{ground:?} {depth:?} step {step}");
            }
        }
    }

    #[test]
    fn text_on_the_256_colours_is_dark_where_that_is_better() {
        for (index, dark) in RAMP_256 {
            let [black, white] = [(0, 0, 0), (255, 255, 255)].map(|text| contrast(text, xterm(index)));
            assert_eq!(dark, black > white, "{index}: {black} on black, {white} on white");
        }
    }

    #[test]
    fn more_heat_is_further_from_the_ground() {
        for (ground, behind) in [(Ground::Dark, (16, 16, 16)), (Ground::Light, (252, 252, 250))] {
            let steps: Vec<f32> =
                (0..=4).map(|step| contrast(rgb(Theme::new(ground, Depth::True).heat(step, 4).bg), behind)).collect();
            assert!(steps.is_sorted(), "{ground:?}: {steps:?}");
        }
    }

    #[test]
    fn text_of_every_role_can_be_read_on_the_ground() {
        let roles = [Role::Dim, Role::Focus, Role::Related, Role::Coded, Role::For, Role::Against, Role::Key];
        for (ground, behind) in [(Ground::Dark, (16, 16, 16)), (Ground::Light, (252, 252, 250))] {
            for role in roles {
                let style = Theme::new(ground, Depth::True).style(role);
                assert!(contrast(rgb(style.fg), behind) >= 4.5, "{ground:?} {role:?}");
            }
            let cursor = Theme::new(ground, Depth::True).style(Role::Cursor);
            assert!(contrast(rgb(cursor.fg), rgb(cursor.bg)) >= 4.5, "{ground:?}");
        }
    }

    #[test]
    fn without_colours_only_modifiers_are_left_and_the_cursor_is_reversed() {
        let theme = Theme::new(Ground::Dark, Depth::Mono);
        for role in [Role::Text, Role::Cursor, Role::Link, Role::Hit, Role::Against] {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
        assert!(theme.style(Role::Cursor).add_modifier.contains(Modifier::REVERSED));
        assert_eq!(theme.heat(4, 4).bg, None);
    }
}
