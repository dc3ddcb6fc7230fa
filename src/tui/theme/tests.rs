//! What holds for every theme: it can be read, by every colour vision, and says nothing by colour alone.

use super::*;

const ROLES: [Role; 16] = [
    Role::Text,
    Role::Dim,
    Role::Strong,
    Role::Rule,
    Role::Focus,
    Role::Heading,
    Role::Cursor,
    Role::Rested,
    Role::Related,
    Role::Mark,
    Role::Link,
    Role::Coded,
    Role::Hit,
    Role::For,
    Role::Against,
    Role::Key,
];
const COLOURED: [Ground; 3] = [Ground::Dark, Ground::Light, Ground::Projector];

type Rgb = [f64; 3];

/// Linear light of a channel, 0 to 1, as WCAG 2.2 and sRGB define it.
#[expect(clippy::disallowed_methods, reason = "what the theme computes is checked by the system's library")]
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// Relative luminance of linear light.
fn luminance([red, green, blue]: Rgb) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// L* of CIELAB, 0 to 100.
#[expect(clippy::disallowed_methods, reason = "tests may load the system's library")]
fn lightness(rgb: Rgb) -> f64 {
    let y = luminance(rgb).clamp(0.0, 1.0);
    if y > 0.008_856 { 116.0 * y.cbrt() - 16.0 } else { 903.3 * y }
}

fn rgb(colour: Color) -> Rgb {
    match colour {
        Color::Rgb(red, green, blue) => [red, green, blue].map(linear),
        Color::Indexed(index) => xterm(index).map(linear),
        other => panic!("what {other:?} looks like is the terminal's affair"),
    }
}

/// The colour that xterm shows for an index: its cube of six steps a channel, then greys.
fn xterm(index: u8) -> [u8; 3] {
    match index.checked_sub(16) {
        Some(cube @ 0..216) => {
            [cube / 36, cube / 6 % 6, cube % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
        }
        Some(grey) => [8 + 10 * (grey - 216); 3],
        None => panic!("{index} is one of the terminal's own sixteen"),
    }
}

/// Text and ground of a style as they are seen: under it lies the base, and behind that the ground that a theme expects.
fn seen(theme: Theme, style: Style) -> (Rgb, Rgb) {
    let shown = Style::new().fg(theme.colours.text).bg(theme.colours.ground).patch(theme.base()).patch(style);
    let (text, ground) = (rgb(shown.fg.unwrap()), rgb(shown.bg.unwrap()));
    if shown.add_modifier.contains(Modifier::REVERSED) { (ground, text) } else { (text, ground) }
}

fn themes() -> impl Iterator<Item = Theme> {
    COLOURED.into_iter().flat_map(|ground| [Depth::True, Depth::Indexed].map(|depth| Theme::new(ground, depth)))
}

/// What people see who lack one sort of cones: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0, on linear light.
const VISIONS: [(&str, [Rgb; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn through(rows: &[Rgb; 3], colour: Rgb) -> Rgb {
    rows.map(|row| (0..3).map(|at| row[at] * colour[at]).sum::<f64>().clamp(0.0, 1.0))
}

#[test]
fn every_role_can_be_read_and_rules_can_be_seen() {
    for theme in themes() {
        for role in ROLES {
            let (text, ground) = seen(theme, theme.style(role));
            let least = if role == Role::Rule { 3.0 } else { 4.5 };
            let found = contrast(text, ground);
            assert!(found >= least, "{} {:?} {role:?}: {found:.2}", theme.name(), theme.depth);
        }
    }
}

#[test]
fn text_for_a_projector_has_a_contrast_of_seven_and_stands_back_by_weight_alone() {
    for depth in [Depth::True, Depth::Indexed] {
        let theme = Theme::new(Ground::Projector, depth);
        assert!(theme.base().add_modifier.contains(Modifier::BOLD));
        for role in ROLES {
            let style = theme.style(role);
            let (text, ground) = seen(theme, style);
            assert!(contrast(text, ground) >= 7.0, "{depth:?} {role:?}");
            assert!(!style.add_modifier.contains(Modifier::DIM), "{role:?}");
        }
        assert!(theme.style(Role::Dim).sub_modifier.contains(Modifier::BOLD));
    }
}

#[test]
fn roles_are_read_on_the_grounds_that_people_have_on_a_dark_theme() {
    // What terminals and well-known schemes put behind a text; on these a rule may be fainter.
    for ground in [[0, 0, 0], [30, 30, 30], [0, 43, 54], [40, 42, 54], [40, 44, 52]] {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = Theme::new(Ground::Dark, depth);
            for role in ROLES.into_iter().filter(|role| !matches!(role, Role::Rule | Role::Cursor)) {
                let text = theme.style(role).fg.map_or([1.0; 3], rgb);
                assert!(contrast(text, ground.map(linear)) >= 4.5, "{depth:?} {role:?} on {ground:?}");
            }
        }
    }
}

#[test]
fn digits_on_every_step_of_heat_have_a_contrast_of_four_and_a_half() {
    for theme in themes() {
        for step in 0..=12 {
            let (text, ground) = seen(theme, theme.heat(step, 12));
            assert!(contrast(text, ground) >= 4.5, "{} {:?} step {step}", theme.name(), theme.depth);
        }
    }
}

#[test]
fn more_heat_is_further_from_the_ground() {
    for theme in themes() {
        let behind = rgb(theme.colours.ground);
        let steps: Vec<f64> = (0..=4).map(|step| contrast(seen(theme, theme.heat(step, 4)).1, behind)).collect();
        assert!(steps.is_sorted(), "{} {:?}: {steps:?}", theme.name(), theme.depth);
    }
}

#[test]
fn neighbouring_steps_of_heat_differ_in_lightness_for_every_colour_vision() {
    for theme in themes() {
        for (vision, rows) in &VISIONS {
            let light = |step| lightness(through(rows, seen(theme, theme.heat(step, 4)).1));
            for step in 0..4 {
                let apart = (light(step) - light(step + 1)).abs();
                assert!(apart >= 8.0, "{} {:?} {vision}, steps {step} and next: {apart:.1}", theme.name(), theme.depth);
            }
        }
    }
}

#[test]
fn for_and_against_differ_in_weight_or_lightness_for_every_colour_vision() {
    for ground in COLOURED {
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::Mono] {
            let theme = Theme::new(ground, depth);
            let [supports, against] = [Role::For, Role::Against].map(|role| theme.base().patch(theme.style(role)));
            let weight = |style: Style| style.add_modifier & Modifier::BOLD;
            if weight(supports) != weight(against) {
                continue;
            }
            for (vision, rows) in &VISIONS {
                let light = |style| lightness(through(rows, seen(theme, style).0));
                assert!((light(supports) - light(against)).abs() >= 20.0, "{ground:?} {depth:?} {vision}");
            }
        }
    }
}

#[test]
fn without_colours_only_modifiers_are_left_and_the_cursor_is_reversed() {
    for ground in COLOURED {
        let theme = Theme::new(ground, Depth::Mono);
        for role in ROLES {
            let style = theme.base().patch(theme.style(role));
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
        assert!(theme.style(Role::Cursor).add_modifier.contains(Modifier::REVERSED));
        assert_eq!(theme.heat(4, 4).bg, None);
    }
}

#[test]
fn every_theme_is_reached_from_every_other_by_one_key() {
    for (name, ground) in NAMES {
        let mut theme = Theme::new(ground, Depth::True);
        assert_eq!(theme.name(), name);
        let round: Vec<&str> = NAMES
            .map(|_| {
                theme = theme.next(Depth::True);
                theme.name()
            })
            .to_vec();
        assert!(NAMES.iter().all(|(name, _)| round.contains(name)) && round.last() == Some(&name), "{round:?}");
    }
}
