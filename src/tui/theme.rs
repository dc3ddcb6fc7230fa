//! The only place where colours are named. Everything else asks for a role.
//!
//! `palette` has the colours themselves, `own` those that a person chooses; `terminal` says
//! whether a terminal is dark or light.

pub mod own;
mod palette;
mod terminal;
#[cfg(test)]
mod tests;

pub use own::Own;
use palette::Palette;
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

/// What lies behind the text, and how heavy the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Light text on the terminal's own dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// Heavy dark text on white, for a wall that is far away.
    Projector,
    /// No colours at all.
    Mono,
    /// What a person's own theme has.
    Own,
}

/// The names by which grounds are asked for, in the order in which a key goes through them.
pub const NAMES: [(&str, Ground); 4] =
    [("dark", Ground::Dark), ("light", Ground::Light), ("projector", Ground::Projector), ("mono", Ground::Mono)];

/// A theme: a ground, and how many colours there are to paint on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    ground: Ground,
    depth: Depth,
    colours: Palette,
    own: Option<Own>,
}

impl Theme {
    /// The theme of a ground at a depth.
    pub fn new(ground: Ground, depth: Depth) -> Theme {
        Theme::of(ground, depth, None)
    }

    /// The same, where a person has a theme of their own.
    pub fn of(ground: Ground, depth: Depth, own: Option<Own>) -> Theme {
        let (ground, depth) = match (ground, depth, own) {
            (Ground::Mono, ..) | (_, Depth::Mono, _) => (Ground::Mono, Depth::Mono),
            (Ground::Own, depth, None) => (Ground::Dark, depth),
            _ => (ground, depth),
        };
        let colours = match own.filter(|_| ground == Ground::Own) {
            Some(own) => own.palette(depth),
            None => Palette::of(ground, depth),
        };
        Theme { ground, depth, colours, own }
    }

    /// The theme that this one is where the ground that was taken for the terminal's turns out to be another.
    pub fn told(self, taken: Ground, ground: Ground) -> Theme {
        if self.ground == taken { Theme::of(ground, self.depth, self.own) } else { self }
    }

    /// The theme on which this one stands: itself, but for a person's own.
    fn stands_on(self) -> Ground {
        self.own.filter(|_| self.ground == Ground::Own).map_or(self.ground, |own| own.base)
    }

    /// Whether light text stands on it.
    pub fn is_dark(self) -> bool {
        matches!(self.stands_on(), Ground::Dark | Ground::Mono | Ground::Own)
    }

    /// Its name, for the status line.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, ground)| *ground == self.ground).map_or("of your own", |(name, _)| name)
    }

    /// Whether it is for a light ground.
    pub fn is_light(self) -> bool {
        self.ground == Ground::Light
    }

    /// The next theme; `depth` is what the terminal has.
    pub fn next(self, depth: Depth) -> Theme {
        let at = NAMES.iter().position(|(_, ground)| *ground == self.ground).map_or(0, |at| at + 1);
        let last = if self.own.is_some() { Ground::Own } else { NAMES[0].1 };
        Theme::of(NAMES.get(at).map_or(last, |(_, ground)| *ground), depth, self.own)
    }

    /// Foreground and background of the whole screen: the user's own on a dark ground.
    pub fn base(self) -> Style {
        let painted = Style::new().fg(self.colours.text).bg(self.colours.ground);
        match self.stands_on() {
            Ground::Dark if self.own.is_some_and(|own| self.ground == Ground::Own && own.has_ground()) => painted,
            Ground::Dark | Ground::Mono | Ground::Own => Style::new(),
            Ground::Light => painted,
            Ground::Projector => painted.add_modifier(Modifier::BOLD),
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
        let colours = self.colours;
        // Where all text is heavy, the lighter weight is what stands back.
        let light = if self.stands_on() == Ground::Projector { plain.remove_modifier(Modifier::BOLD) } else { plain };
        match role {
            Role::Text => plain,
            Role::Dim => light.fg(colours.dim),
            Role::Rule => plain.fg(colours.rule),
            Role::Strong | Role::Heading => bold,
            Role::Focus => bold.fg(colours.accent),
            Role::Cursor => bold.fg(colours.ground).bg(colours.accent),
            // Not the accent: that says what is tied to the selection.
            Role::Rested => bold.add_modifier(Modifier::UNDERLINED),
            Role::Related | Role::Key | Role::Mark => plain.fg(colours.accent),
            Role::Link => plain.add_modifier(Modifier::UNDERLINED),
            Role::Coded => plain.add_modifier(Modifier::ITALIC).fg(colours.coded),
            Role::Hit => plain.add_modifier(Modifier::REVERSED),
            Role::For => light.fg(colours.supports),
            Role::Against => bold.fg(colours.against),
        }
    }

    /// The heat of a step of a scale that ends at `last`: more is always further from the ground.
    pub fn heat(self, step: u16, last: u16) -> Style {
        let part = f32::from(step.min(last)) / f32::from(last.max(1));
        let own = self.own.filter(|_| self.ground == Ground::Own).and_then(|own| own.step(part, self.depth));
        let part = if self.is_dark() { part } else { 1.0 - part };
        match own.or_else(|| palette::heat(part, self.depth)) {
            Some((text, ground)) => Style::new().fg(text).bg(ground),
            None => Style::new().add_modifier(Modifier::BOLD),
        }
    }
}
