//! A date that is no interval: a year, a month or a day, and how sure it is.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A stretch of the calendar, and how sure it is. What it is made of stands side by side: large datasets have many dates, and
/// a [`Span`] in here would take a third more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Point {
    #[serde(with = "numbers")]
    first: Date,
    length: Length,
    pub(super) qualifier: Qualifier,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Length {
    Day,
    Month,
    Year,
}

/// A day, a month or a year, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Day(Date),
    Month(Date),
    Year(Date),
}

/// A day as its year, its month and its day.
mod numbers {
    use jiff::civil::Date;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        (date.year(), date.month(), date.day()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let (year, month, day) = Deserialize::deserialize(deserializer)?;
        Date::new(year, month, day).map_err(D::Error::custom)
    }
}

/// The sign after a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Qualifier {
    None,
    /// `~`
    Approximate,
    /// `?`
    Uncertain,
    /// `%`
    Both,
}

impl Point {
    pub(super) fn new(span: Span, qualifier: Qualifier) -> Point {
        let (first, length) = match span {
            Span::Day(day) => (day, Length::Day),
            Span::Month(first) => (first, Length::Month),
            Span::Year(first) => (first, Length::Year),
        };
        Point { first, length, qualifier }
    }

    /// The day, the month or the year.
    pub(super) fn span(self) -> Span {
        match self.length {
            Length::Day => Span::Day(self.first),
            Length::Month => Span::Month(self.first),
            Length::Year => Span::Year(self.first),
        }
    }

    /// As a person says it: "perhaps about March 2018".
    pub(super) fn in_words(self) -> String {
        let how_sure = match self.qualifier {
            Qualifier::None => "",
            Qualifier::Approximate => "about ",
            Qualifier::Uncertain => "perhaps ",
            Qualifier::Both => "perhaps about ",
        };
        format!("{how_sure}{}", self.span().in_words())
    }
}

impl Span {
    /// Its first day.
    pub(super) fn first(self) -> Date {
        match self {
            Self::Day(first) | Self::Month(first) | Self::Year(first) => first,
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month(first) => first.last_of_month(),
            Self::Year(first) => first.last_of_year(),
        }
    }

    /// As a person says it: "7 March 2018".
    pub(super) fn in_words(self) -> String {
        let (first, year) = (self.first(), self.first().year());
        match self {
            Self::Day(_) => format!("{} {year}", first.strftime("%-d %B")),
            Self::Month(_) => format!("{} {year}", first.strftime("%B")),
            Self::Year(_) => year.to_string(),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = match self.span() {
            Span::Day(_) => "-%m-%d",
            Span::Month(_) => "-%m",
            Span::Year(_) => "",
        };
        let sign = match self.qualifier {
            Qualifier::None => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        };
        let year = self.first.year();
        let before = if year < 0 { "-" } else { "" };
        write!(f, "{before}{:04}{}{sign}", year.unsigned_abs(), self.first.strftime(format))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn a_month_ends_on_its_own_last_day() {
        assert_eq!(Span::Month(day(2016, 2, 1)).last(), day(2016, 2, 29));
        assert_eq!(Span::Month(day(2018, 2, 1)).last(), day(2018, 2, 28));
        assert_eq!(Span::Year(day(9999, 1, 1)).last(), day(9999, 12, 31));
    }

    #[test]
    fn a_year_is_printed_with_four_digits_but_said_without() {
        let point = Point::new(Span::Month(day(79, 8, 1)), Qualifier::Uncertain);
        assert_eq!(point.to_string(), "0079-08?");
        assert_eq!(point.in_words(), "perhaps August 79");
        let point = Point::new(Span::Day(day(-44, 3, 15)), Qualifier::None);
        assert_eq!((point.to_string(), point.in_words()), ("-0044-03-15".into(), "15 March -44".into()));
    }
}
