//! Reading a date, and saying what is wrong with what is none.

use std::str::FromStr;

use jiff::civil::Date;

use super::{
    Edtf, NoDate, Shape,
    point::{Point, Qualifier, Span},
};
use crate::text::{Cells, cut, visible};

/// Why a text is not a date: a sentence that says what is wrong and what is expected. What it quotes
/// is cut short and safe to print.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It has not the form of a date.
    #[error(
        "\"{text}\" is not a date: expected a year, a month or a day (2014, 2014-05, 2014-05-07), \
         perhaps with ~, ? or % behind it, or an interval (2014/2016, 2014/.., ../2018)"
    )]
    Form {
        /// What was written.
        text: String,
    },
    /// The year has not four digits.
    #[error("{text} is not a date: a year has four digits, from 0000 to 9999, or -0001 to -9999")]
    Year {
        /// What was written.
        text: String,
    },
    /// The year has no such month.
    #[error("{text} is not a date: there is no month {month}, months run from 01 to 12")]
    Month {
        /// What was written.
        text: String,
        /// The month that was written.
        month: i8,
    },
    /// The month has no such day.
    #[error("{text} is not a date: {month} has {days} days")]
    Day {
        /// What was written.
        text: String,
        /// The month and its year, in words.
        month: String,
        /// How many days that month has.
        days: i8,
    },
    /// The day is 00.
    #[error("{text} is not a date: there is no day 00, days run from 01")]
    DayZero {
        /// What was written.
        text: String,
    },
    /// The interval runs backwards.
    #[error("{text} is not an interval: it ends before it begins, the earlier date comes first")]
    Backwards {
        /// What was written.
        text: String,
    },
    /// The interval has no date.
    #[error("\"{text}\" is not an interval: it needs a date at one end at least (2014/.., ../2018)")]
    NoDate {
        /// What was written.
        text: String,
    },
}

impl FromStr for Edtf {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some((begin, end)) = text.split_once('/') else {
            return Ok(Self(Shape::Point(point(text)?)));
        };
        if end.contains('/') {
            return Err(DateError::Form { text: quoted(text) });
        }
        let shape = match (no_date(begin), no_date(end)) {
            (Some(_), Some(_)) => return Err(DateError::NoDate { text: quoted(text) }),
            (None, Some(end)) => Shape::From(point(begin)?, end),
            (Some(begin), None) => Shape::Until(begin, point(end)?),
            (None, None) => {
                let (begin, end) = (point(begin)?, point(end)?);
                if end.span().last() < begin.span().first() {
                    return Err(DateError::Backwards { text: quoted(text) });
                }
                Shape::Between(begin, end)
            }
        };
        Ok(Self(shape))
    }
}

fn no_date(end: &str) -> Option<NoDate> {
    match end {
        ".." => Some(NoDate::Open),
        "" => Some(NoDate::Unknown),
        _ => None,
    }
}

fn point(text: &str) -> Result<Point, DateError> {
    let signs = [('~', Qualifier::Approximate), ('?', Qualifier::Uncertain), ('%', Qualifier::Both)];
    let (digits, qualifier) = signs
        .into_iter()
        .find_map(|(sign, qualifier)| Some((text.strip_suffix(sign)?, qualifier)))
        .unwrap_or((text, Qualifier::None));
    Ok(Point::new(span(digits, text)?, qualifier))
}

/// Reads a date without its sign; `text` is the whole of it, for what is said of an error.
fn span(digits: &str, text: &str) -> Result<Span, DateError> {
    let form = || DateError::Form { text: quoted(text) };
    let (before, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
    let mut parts = digits.split('-');
    let year = parts.next().filter(|year| is_number(year)).ok_or_else(form)?;
    let month = parts.next().map(|part| two_digits(part).ok_or_else(form)).transpose()?;
    let day = parts.next().map(|part| two_digits(part).ok_or_else(form)).transpose()?;
    if parts.next().is_some() {
        return Err(form());
    }

    let year = Some(year)
        .filter(|year| year.len() == 4)
        .and_then(|year| year.parse::<i16>().ok())
        .filter(|year| *year > 0 || !before)
        .map(|year| if before { -year } else { year })
        .ok_or_else(|| DateError::Year { text: quoted(text) })?;
    let first = |month| Date::new(year, month, 1).map_err(|_| DateError::Month { text: quoted(text), month });
    match (month, day) {
        (None, _) => Ok(Span::Year(first(1)?)),
        (Some(month), None) => Ok(Span::Month(first(month)?)),
        (Some(month), Some(0)) => {
            first(month)?;
            Err(DateError::DayZero { text: quoted(text) })
        }
        (Some(month), Some(day)) => {
            let first = first(month)?;
            let date = Date::new(year, month, day).map_err(|_| DateError::Day {
                text: quoted(text),
                month: Span::Month(first).in_words(),
                days: first.days_in_month(),
            })?;
            Ok(Span::Day(date))
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn two_digits(text: &str) -> Option<i8> {
    // `parse` alone would take "+5".
    (text.len() == 2 && is_number(text)).then(|| text.parse().ok())?
}

/// A dataset's text as an error may quote it: nothing in it acts on a terminal or fills the screen.
fn quoted(text: &str) -> String {
    cut(&visible(text), Cells(40), "...").into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn problem(text: &str) -> String {
        match text.parse::<Edtf>() {
            Ok(date) => format!("no problem: {date:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_day_its_month_has_not_is_refused_with_the_days_it_has() {
        assert_eq!(problem("2018-02-30"), "2018-02-30 is not a date: February 2018 has 28 days");
        assert_eq!(problem("2019-02-29"), "2019-02-29 is not a date: February 2019 has 28 days");
        assert_eq!(problem("1900-02-29"), "1900-02-29 is not a date: February 1900 has 28 days");
        assert_eq!(problem("2014/2018-04-31~"), "2018-04-31~ is not a date: April 2018 has 30 days");
        assert_eq!(problem("2018-04-00"), "2018-04-00 is not a date: there is no day 00, days run from 01");
    }

    #[test]
    fn a_leap_day_is_a_day() {
        for text in ["2016-02-29", "2000-02-29"] {
            assert_eq!(text.parse::<Edtf>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_month_beyond_december_is_refused() {
        let expected = "is not a date: there is no month 13, months run from 01 to 12";
        assert_eq!(problem("2018-13"), format!("2018-13 {expected}"));
        assert_eq!(problem("2018-13-40"), format!("2018-13-40 {expected}"));
        assert!(problem("2018-00").contains("no month 0,"));
    }

    #[test]
    fn years_are_four_digits_and_may_lie_before_the_year_0() {
        for text in ["-0000", "12345", "201", "201-05", "99999999999999999999", "-44"] {
            let expected =
                format!("{text} is not a date: a year has four digits, from 0000 to 9999, or -0001 to -9999");
            assert_eq!(problem(text), expected);
        }
        for text in ["0000", "0001", "9999-12-31", "-0044-03-15", "-9999", "-3000/-2000", "-0044~/.."] {
            assert!(text.parse::<Edtf>().is_ok(), "{text}");
        }
    }

    #[test]
    fn an_interval_may_not_run_backwards_nor_be_without_a_date() {
        let expected = "is not an interval: it ends before it begins, the earlier date comes first";
        assert_eq!(problem("2018/2014"), format!("2018/2014 {expected}"));
        assert_eq!(problem("2018-05-07/2018-04"), format!("2018-05-07/2018-04 {expected}"));
        for text in ["2018-05-07/2018", "2018-05-07/2018-05-07"] {
            assert!(text.parse::<Edtf>().is_ok(), "{text} may end when it begins, or later");
        }
        for text in ["/", "../..", "/..", "../"] {
            assert!(problem(text).contains("needs a date at one end"), "{text}");
        }
    }

    #[test]
    fn anything_else_is_told_the_forms_there_are() {
        for text in [
            "",
            "..",
            "May 2014",
            "2014-5",
            "2014-05-7",
            "2014-+5",
            "2014-05-07-01",
            "2014–05",
            "2014~~",
            "~2014",
            " 2014",
            "2014/2015/2016",
            "２０１４",
            "2014-",
            "2014..2016",
        ] {
            let said = problem(text);
            assert!(said.contains("is not a date: expected a year, a month or a day (2014,"), "{said}");
        }
    }

    #[test]
    fn an_error_carries_no_escape_sequence_and_stays_short() {
        assert!(problem("2014\u{1b}[2J").starts_with("\"2014\\u{1b}[2J\" is not a date"));
        assert!(problem(&"x".repeat(5000)).len() < 300);
        assert!(problem(&"9".repeat(5000)).len() < 300);
    }

    fn any_point() -> impl Strategy<Value = Point> {
        let span = (-9999i16..=9999, 1i8..=12, 1i8..=31, 0..3).prop_filter_map(
            "a day its month has not",
            |(year, month, day, precision)| match precision {
                0 => Date::new(year, month, day).ok().map(Span::Day),
                1 => Date::new(year, month, 1).ok().map(Span::Month),
                _ => Date::new(year, 1, 1).ok().map(Span::Year),
            },
        );
        let qualifier = prop_oneof![
            Just(Qualifier::None),
            Just(Qualifier::Approximate),
            Just(Qualifier::Uncertain),
            Just(Qualifier::Both),
        ];
        (span, qualifier).prop_map(|(span, qualifier)| Point::new(span, qualifier))
    }

    fn any_date() -> impl Strategy<Value = Edtf> {
        let no_date = || prop_oneof![Just(NoDate::Open), Just(NoDate::Unknown)];
        let between = |(one, other): (Point, Point)| {
            if other.span().last() < one.span().first() {
                Shape::Between(other, one)
            } else {
                Shape::Between(one, other)
            }
        };
        prop_oneof![
            any_point().prop_map(Shape::Point),
            (any_point(), any_point()).prop_map(between),
            (any_point(), no_date()).prop_map(|(begin, end)| Shape::From(begin, end)),
            (no_date(), any_point()).prop_map(|(begin, end)| Shape::Until(begin, end)),
        ]
        .prop_map(Edtf)
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(date in any_date()) {
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }

        #[test]
        fn no_text_panics_and_what_is_read_prints_as_written(
            text in "(.*|[-0-9~?%./]{0,24}|[0-9]{4}(-[0-9]{2}){0,2}[~?%]?(/[0-9]{4}|/\\.\\.|/)?)",
        ) {
            match text.parse::<Edtf>() {
                Ok(date) => prop_assert_eq!(date.to_string(), text),
                Err(error) => prop_assert_eq!(crate::text::control_at(&error.to_string()), None),
            }
        }
    }
}
