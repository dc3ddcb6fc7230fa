//! Colours that are in a frame, as codes of a terminal and as red, green and blue.

use ratatui::style::{Color, Modifier};

use super::Run;

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// The sixteen colours as xterm has them.
const SIXTEEN: [Rgb; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// What cells without a colour have: ink and ground.
pub(super) fn plain(dark: bool) -> (Rgb, Rgb) {
    if dark { ([0xd8; 3], [0x10; 3]) } else { ([0x20; 3], [0xfc, 0xfc, 0xfa]) }
}

/// The colours in which a stretch is seen: of its text, and behind it where that isn't the plain ground.
pub(super) fn seen(run: &Run, dark: bool) -> (Rgb, Option<Rgb>) {
    let (ink, ground) = plain(dark);
    let (mut fg, mut bg) = (rgb(run.fg), rgb(run.bg));
    if run.modifier.contains(Modifier::REVERSED) {
        (fg, bg) = (Some(bg.unwrap_or(ground)), Some(fg.unwrap_or(ink)));
    }
    let (text, behind) = (fg.unwrap_or(ink), bg.unwrap_or(ground));
    let text = if run.modifier.contains(Modifier::DIM) { between(text, behind) } else { text };
    (text, bg.filter(|bg| *bg != ground))
}

/// Seven tenths of one colour, three of another.
fn between(one: Rgb, other: Rgb) -> Rgb {
    let mixed = |at: usize| {
        let (one, other) = (one.get(at).copied().unwrap_or_default(), other.get(at).copied().unwrap_or_default());
        u8::try_from((u16::from(one) * 7 + u16::from(other) * 3) / 10).unwrap_or(u8::MAX)
    };
    [mixed(0), mixed(1), mixed(2)]
}

/// `#0a2b3c`.
pub(super) fn css([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn rgb(colour: Color) -> Option<Rgb> {
    let named = |index: u8| SIXTEEN.get(usize::from(index)).copied();
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 0..=15) => named(index),
        Color::Indexed(index @ 16..=231) => {
            let step = |n: u8| if n == 0 { 0 } else { 55 + n * 40 };
            let cube = index - 16;
            Some([cube / 36, cube / 6 % 6, cube % 6].map(step))
        }
        Color::Indexed(grey) => Some([8 + (grey - 232) * 10; 3]),
        colour => palette(colour).and_then(named),
    }
}

/// The parameters of a colour; `ground` is 38 for the foreground, 48 for the background.
pub(super) fn sgr(colour: Color, ground: u8) -> Option<String> {
    let base = ground - 8;
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("{ground};2;{red};{green};{blue}")),
        Color::Indexed(index) => Some(format!("{ground};5;{index}")),
        named => palette(named).map(|index| {
            let code = if index < 8 { base + index } else { base + 52 + index };
            code.to_string()
        }),
    }
}

/// The index of a named colour among the sixteen.
fn palette(colour: Color) -> Option<u8> {
    let order = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    order.iter().position(|known| *known == colour).and_then(|index| u8::try_from(index).ok())
}
