//! Dates as people type them: `7 March 2018`, `Mar 2018`, `2018-3-7`, and whatever EDTF knows.

use jiff::civil::Date;

use super::point::{Point, Qualifier, Span};
use super::{Edtf, Shape};

/// The first three letters tell the months apart.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl Edtf {
    /// The year, month or day that a person means; none where it can't be told.
    pub fn from_said(text: &str) -> Option<Edtf> {
        let text = text.trim();
        if let Ok(date) = text.parse() {
            return Some(date);
        }
        let words: Vec<&str> = text.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
        let span = match words[..] {
            [one] => numbers(one)?,
            [month, year] => Span::Month(Date::new(number(year)?, self::month(month)?, 1).ok()?),
            // The 7th of March, or March the 7th.
            [day, month, year] => {
                let (day, month) = if number::<i8>(ordinal(day)).is_some() { (day, month) } else { (month, day) };
                Span::Day(Date::new(number(year)?, self::month(month)?, number(ordinal(day))?).ok()?)
            }
            _ => return None,
        };
        Some(Edtf(Shape::Point(Point::new(span, Qualifier::None))))
    }
}

/// `2018-3-7`, `2018-3`, `-44`: EDTF but for zeros.
fn numbers(text: &str) -> Option<Span> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = digits.split(['-', '/']);
    let year = number::<i16>(parts.next()?)? * sign;
    let month = parts.next().map(number);
    let day = parts.next().map(number);
    match (month, day, parts.next()) {
        (None, ..) => Some(Span::Year(Date::new(year, 1, 1).ok()?)),
        (Some(month), None, _) => Some(Span::Month(Date::new(year, month?, 1).ok()?)),
        (Some(month), Some(day), None) => Some(Span::Day(Date::new(year, month?, day?).ok()?)),
        _ => None,
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    // `parse` alone would take "+5".
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

/// `7` of `7th`.
fn ordinal(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_ascii_alphabetic())
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_however_a_person_types_it() {
        for (said, date) in [
            ("2018", "2018"),
            (" 2018-03 ", "2018-03"),
            ("2018-3-7", "2018-03-07"),
            ("7 Mar 2018", "2018-03-07"),
            ("7th March, 2018", "2018-03-07"),
            ("March 7, 2018", "2018-03-07"),
            ("sept 2018", "2018-09"),
            ("2016~", "2016~"),
            ("79", "0079"),
            ("-44", "-0044"),
            ("15 March -44", "-0044-03-15"),
        ] {
            assert_eq!(Edtf::from_said(said).map(|date| date.to_string()).as_deref(), Some(date), "{said}");
        }
        for nonsense in ["", "soon", "30 Feb 2018", "2018-13", "+5", "7 8 2018", "99999", "1 2 3 4"] {
            assert_eq!(Edtf::from_said(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_span_of_whole_years_is_written_so() {
        let day = |year, month, day| Some(Date::constant(year, month, day));
        for (from, until, written) in [
            (day(2016, 1, 1), day(2019, 12, 31), Some("2016/2019")),
            (day(2016, 1, 1), day(2016, 12, 31), Some("2016")),
            (None, day(2018, 3, 7), Some("../2018-03-07")),
            (day(-44, 3, 15), None, Some("-0044-03-15/..")),
            (day(2018, 3, 7), day(2018, 3, 7), Some("2018-03-07")),
            (day(2018, 3, 8), day(2018, 3, 7), None),
            (None, None, None),
        ] {
            let span = Edtf::spanning(from, until);
            assert_eq!(span.map(|span| span.to_string()).as_deref(), written);
            assert!(span.is_none_or(|span| span.earliest() == from && span.latest() == until));
        }
    }
}
