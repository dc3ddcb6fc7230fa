//! Numbers that paragraphs bear: `[p6]`, `¶6`, `6.`, `(6)`, `[vi]`.

/// The number at the beginning of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A locator in full: `p6`.
    Named(String),
    /// A paragraph by its number: `¶6`.
    Paragraph(u32),
    /// A number that could count anything, and the sign it is written with.
    Bare(u32, char),
}

/// The number that a text begins with, and its bytes.
pub fn read(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    let within = |close: char| -> Option<(Mark, usize)> {
        let end = text.find(close).filter(|end| *end < 12)?;
        let inner = text.get(first.len_utf8()..end)?.trim().trim_start_matches('^');
        Some((inside(inner, first)?, end + close.len_utf8()))
    };
    match first {
        '[' => within(']'),
        '(' => within(')'),
        '（' => within('）'),
        '［' => within('］'),
        '¶' => {
            let rest = text.get(first.len_utf8()..)?;
            let digits = rest.trim_start();
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let mark = Mark::Paragraph(number(digits.get(..end)?)?);
            Some((mark, text.len() - digits.len() + end))
        }
        _ => {
            let end = text.find(['.', ')', ':']).filter(|end| *end < 8)?;
            let head = text.get(..end)?;
            let after = text.get(end + 1..)?;
            let sign = text.get(end..)?.chars().next()?;
            let set_apart = after.is_empty() || after.starts_with(' ');
            let mark = match number(head) {
                Some(value) => Some(Mark::Bare(value, sign)),
                None => named(head),
            };
            mark.filter(|_| set_apart).map(|mark| (mark, end + 1))
        }
    }
}

fn inside(inner: &str, open: char) -> Option<Mark> {
    if let Some(digits) = inner.strip_prefix('¶') {
        return number(digits.trim()).map(Mark::Paragraph);
    }
    let value = number(inner).map(|value| Mark::Bare(value, open));
    value.or_else(|| roman(inner).map(|value| Mark::Bare(value, open))).or_else(|| named(inner))
}

fn number(digits: &str) -> Option<u32> {
    let few = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    few.then(|| digits.parse().ok()).flatten().filter(|value| *value > 0)
}

/// A letter or two and a number.
fn named(name: &str) -> Option<Mark> {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = name.len() - digits.len();
    ((1..=2).contains(&letters) && number(digits).is_some()).then(|| Mark::Named(name.to_lowercase()))
}

/// The value of a small Roman number of a note: `iv`.
fn roman(name: &str) -> Option<u32> {
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values = name.chars().map(value).collect::<Option<Vec<u32>>>()?;
    let signed = values.iter().enumerate().map(|(at, value)| match values.get(at + 1) {
        Some(next) if next > value => -i64::from(*value),
        _ => i64::from(*value),
    });
    u32::try_from(signed.sum::<i64>()).ok().filter(|value| *value > 0 && name.len() < 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, mark, length) in [
            ("[p6] Water", Mark::Named("p6".into()), 4),
            ("[P6]", Mark::Named("p6".into()), 4),
            ("p6: Water", Mark::Named("p6".into()), 3),
            ("¶ 6 Water", Mark::Paragraph(6), 4),
            ("[¶6] Water", Mark::Paragraph(6), 5),
            ("6. Water", Mark::Bare(6, '.'), 2),
            ("(6) Water", Mark::Bare(6, '('), 3),
            ("[^6] Water", Mark::Bare(6, '['), 4),
            ("[xiv]Water", Mark::Bare(14, '['), 5),
            ("[ix] Water", Mark::Bare(9, '['), 4),
        ] {
            assert_eq!(read(text), Some((mark, length)), "{text}");
        }
        for text in ["", "6", "Water", "1998. Then", "6.5 litres", "(see) that", "[…] Then", "Mr. Aster", "0. no", "¶"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
