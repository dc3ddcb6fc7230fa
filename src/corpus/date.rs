//! Dates as historians know them: a subset of EDTF (ISO 8601-2, levels 0 and 1).
//!
//! | written | means |
//! |---|---|
//! | `2014`, `2014-05`, `2014-05-07` | a year, a month, a day |
//! | `2016~`, `2016?`, `2016%` | about 2016, perhaps 2016, both |
//! | `2014/2016-03` | from some day of 2014 to some day of March 2016 |
//! | `2014/..`, `../2018` | open: since 2014, until 2018 |
//! | `2014/`, `/2018` | an end, a beginning that nobody knows |
//!
//! Years are -9999 to 9999, as ISO 8601 counts them: `-0044` is the 45th before the common era. The days are those of
//! the proleptic Gregorian calendar. `parse` reads a date and says what is wrong with it, `said` reads one as people type
//! it; `point` is a date that is no interval.

mod parse;
mod point;
mod said;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use parse::DateError;
use point::{Point, Qualifier, Span};

/// A date, or an interval of dates, as exact as it is known. It prints as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edtf(Shape);

/// An interval has a date at one end at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Shape {
    Point(Point),
    Between(Point, Point),
    From(Point, NoDate),
    Until(NoDate, Point),
}

/// What stands at the end of an interval where no date stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum NoDate {
    /// `..`: there is no limit.
    Open,
    /// Nothing: there is a limit, but nobody knows it.
    Unknown,
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// Some day of a month.
    Month,
    /// Some day of a year.
    Year,
    /// From one date to another, whatever their own precision.
    Interval,
}

impl Edtf {
    /// The first possible day; `None` when the beginning is open or unknown.
    pub fn earliest(&self) -> Option<Date> {
        self.begin().map(|point| point.span().first())
    }

    /// The last possible day; `None` when the end is open or unknown.
    pub fn latest(&self) -> Option<Date> {
        self.end().map(|point| point.span().last())
    }

    /// From the first day of one to the last day of another, each where there is one: whole years are written as such.
    /// None where neither is there, or the last day comes before the first.
    pub fn spanning(from: Option<Date>, until: Option<Date>) -> Option<Self> {
        let point = |day: Date, whole: Date| {
            let span = if day == whole { Span::Year(day.first_of_year()) } else { Span::Day(day) };
            Point::new(span, Qualifier::None)
        };
        let from = from.map(|day| point(day, day.first_of_year()));
        let until = until.map(|day| point(day, day.last_of_year()));
        match (from, until) {
            (Some(from), Some(until)) if until.span().last() < from.span().first() => None,
            (Some(from), Some(until)) if from == until => Some(Self(Shape::Point(from))),
            (Some(from), Some(until)) => Some(Self(Shape::Between(from, until))),
            (Some(from), None) => Some(Self(Shape::From(from, NoDate::Open))),
            (None, Some(until)) => Some(Self(Shape::Until(NoDate::Open, until))),
            (None, None) => None,
        }
    }

    /// Whether it goes on: its end is `..`.
    pub fn is_open(&self) -> bool {
        matches!(self.0, Shape::From(_, NoDate::Open))
    }

    /// Whether it, or one of its ends, is an "about": `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.has_qualifier(Qualifier::Approximate)
    }

    /// Whether its beginning and its end are an "about" or a "perhaps"; both are the same unless it is an interval.
    pub fn vague_ends(&self) -> (bool, bool) {
        let vague = |point: Option<Point>| point.is_some_and(|point| point.qualifier != Qualifier::None);
        (vague(self.begin()), vague(self.end()))
    }

    /// Whether it, or one of its ends, is a "perhaps": `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.has_qualifier(Qualifier::Uncertain)
    }

    /// How exact it is.
    pub fn precision(&self) -> Precision {
        match self.0 {
            Shape::Point(point) => match point.span() {
                Span::Day(_) => Precision::Day,
                Span::Month(_) => Precision::Month,
                Span::Year(_) => Precision::Year,
            },
            Shape::Between(..) | Shape::From(..) | Shape::Until(..) => Precision::Interval,
        }
    }

    /// Whether some day may belong to both. An open or unknown end has no limit here, so that a
    /// filter hides nothing that may be meant.
    pub fn overlaps(&self, other: &Edtf) -> bool {
        let (first, last) = self.sort_key();
        let (other_first, other_last) = other.sort_key();
        first <= other_last && other_first <= last
    }

    /// Whether all of its possible days are days of `other`; what has no limit on a side is within
    /// only what has none there either.
    pub fn within(&self, other: &Edtf) -> bool {
        let (first, last) = self.sort_key();
        let (other_first, other_last) = other.sort_key();
        other_first <= first && last <= other_last
    }

    /// Orders by the first possible day, then by the last: of what begins on one day the shorter
    /// comes first. What has no beginning comes before all else.
    pub fn sort_key(&self) -> (Date, Date) {
        // `MIN` is 1 January -9999, `MAX` 31 December 9999: as good as no limit.
        (self.earliest().unwrap_or(Date::MIN), self.latest().unwrap_or(Date::MAX))
    }

    /// As a person says it: "7 March 2018", "about 2016", "since 2014", "2014 to 1 January 2025".
    pub fn in_words(&self) -> String {
        match self.0 {
            Shape::Point(point) => point.in_words(),
            Shape::Between(begin, end) => {
                let (first, last) = (begin.in_words(), end.in_words());
                match (first.split_once(' '), last.split_once(' ')) {
                    // 19 to 21 May 2023.
                    (Some((day, month)), Some((_, same))) if month == same && month.contains(' ') => {
                        format!("{day} to {last}")
                    }
                    _ => format!("{first} to {last}"),
                }
            }
            Shape::From(begin, NoDate::Open) => format!("since {}", begin.in_words()),
            Shape::From(begin, NoDate::Unknown) => {
                format!("{} to an unknown date", begin.in_words())
            }
            Shape::Until(NoDate::Open, end) => format!("until {}", end.in_words()),
            Shape::Until(NoDate::Unknown, end) => {
                format!("from an unknown date to {}", end.in_words())
            }
        }
    }

    /// The same where it says between which limits something is, not when it began or ended: `by 7 March 2018`, `not
    /// before February 2019`.
    pub fn as_bounds(&self) -> String {
        match self.0 {
            Shape::From(begin, _) => format!("not before {}", begin.in_words()),
            Shape::Until(_, end) => format!("by {}", end.in_words()),
            Shape::Point(_) | Shape::Between(..) => self.in_words(),
        }
    }

    fn begin(&self) -> Option<Point> {
        match self.0 {
            Shape::Point(begin) | Shape::Between(begin, _) | Shape::From(begin, _) => Some(begin),
            Shape::Until(..) => None,
        }
    }

    fn end(&self) -> Option<Point> {
        match self.0 {
            Shape::Point(end) | Shape::Between(_, end) | Shape::Until(_, end) => Some(end),
            Shape::From(..) => None,
        }
    }

    fn has_qualifier(&self, sought: Qualifier) -> bool {
        let points = [self.begin(), self.end()];
        points.iter().flatten().any(|p| p.qualifier == sought || p.qualifier == Qualifier::Both)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Shape::Point(point) => write!(f, "{point}"),
            Shape::Between(begin, end) => write!(f, "{begin}/{end}"),
            Shape::From(begin, end) => write!(f, "{begin}/{end}"),
            Shape::Until(begin, end) => write!(f, "{begin}/{end}"),
        }
    }
}

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "..",
            Self::Unknown => "",
        })
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Interval => "interval",
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    fn date(text: &str) -> Edtf {
        text.parse().unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_date_spans_its_first_to_its_last_possible_day() {
        for (text, first, last) in [
            ("2014", Some(day(2014, 1, 1)), Some(day(2014, 12, 31))),
            ("2016-02~", Some(day(2016, 2, 1)), Some(day(2016, 2, 29))),
            ("2014-05-07", Some(day(2014, 5, 7)), Some(day(2014, 5, 7))),
            ("2014/2016-02", Some(day(2014, 1, 1)), Some(day(2016, 2, 29))),
            ("2014/..", Some(day(2014, 1, 1)), None),
            ("2014/", Some(day(2014, 1, 1)), None),
            ("../2018", None, Some(day(2018, 12, 31))),
            ("/2018", None, Some(day(2018, 12, 31))),
        ] {
            assert_eq!((date(text).earliest(), date(text).latest()), (first, last), "{text}");
        }
    }

    #[test]
    fn words_are_what_a_person_says() {
        for (text, words) in [
            ("2018-03-07", "7 March 2018"),
            ("2018-03", "March 2018"),
            ("2018", "2018"),
            ("2016~", "about 2016"),
            ("2016-05?", "perhaps May 2016"),
            ("2016%", "perhaps about 2016"),
            ("2014/2025-01-01", "2014 to 1 January 2025"),
            ("2014~/..", "since about 2014"),
            ("2014/", "2014 to an unknown date"),
            ("../2018", "until 2018"),
            ("/2018", "from an unknown date to 2018"),
            ("0079", "79"),
        ] {
            assert_eq!(date(text).in_words(), words, "{text}");
        }
    }

    #[test]
    fn about_and_perhaps_are_told_apart_at_either_end() {
        let traits = |text| (date(text).is_approximate(), date(text).is_uncertain());
        assert_eq!(traits("2016"), (false, false));
        assert_eq!(traits("2016~"), (true, false));
        assert_eq!(traits("2014/2016?"), (false, true));
        assert_eq!(traits("2014~/.."), (true, false));
        assert_eq!(traits("../2016%"), (true, true));
    }

    #[test]
    fn each_end_says_whether_it_is_vague() {
        for (text, vague) in [
            ("2016", (false, false)),
            ("2016?", (true, true)),
            ("2013~/2023-11", (true, false)),
            ("2014/2016%", (false, true)),
            ("2014~/..", (true, false)),
        ] {
            assert_eq!(date(text).vague_ends(), vague, "{text}");
        }
    }

    #[test]
    fn only_two_dots_at_the_end_are_open() {
        assert!(date("2014/..").is_open());
        for text in ["2014", "2014/", "../2018", "2014/2018"] {
            assert!(!date(text).is_open(), "{text}");
        }
    }

    #[test]
    fn a_date_says_how_exact_it_is() {
        for (text, precision) in [
            ("2018-03-07", "day"),
            ("2018-03~", "month"),
            ("2018", "year"),
            ("2018-03-07/2018-03-08", "interval"),
            ("2018/..", "interval"),
        ] {
            assert_eq!(date(text).precision().to_string(), precision, "{text}");
        }
    }

    #[test]
    fn dates_overlap_when_one_day_may_belong_to_both() {
        for (one, other, expected) in [
            ("2014", "2014-12-31", true),
            ("2014", "2015-01-01", false),
            ("2014-05", "2014-05/2016", true),
            ("2014/..", "2025", true),
            ("2014/", "2025", true),
            ("2014/..", "2013", false),
            ("../2018", "2018-12-31/..", true),
            ("../2018", "2019/..", false),
        ] {
            assert_eq!(date(one).overlaps(&date(other)), expected, "{one} {other}");
            assert_eq!(date(other).overlaps(&date(one)), expected, "{other} {one}");
        }
    }

    #[test]
    fn a_date_is_within_what_has_all_of_its_days() {
        for (inner, outer, expected) in [
            ("2014-05", "2014", true),
            ("2014", "2014-05", false),
            ("2014", "2014", true),
            ("2013-12-31/2014", "2014", false),
            ("2014/2016", "2014/..", true),
            ("2014/..", "2014/2016", false),
            ("2015/..", "2014/..", true),
            ("../2014", "2014/..", false),
        ] {
            assert_eq!(date(inner).within(&date(outer)), expected, "{inner} in {outer}");
        }
    }

    #[test]
    fn sorting_goes_by_beginning_then_by_end() {
        let sorted = ["../2013", "2013-12-31", "2014-01-01", "2014-01", "2014", "2014/..", "2015"];
        let mut dates: Vec<Edtf> = sorted.iter().rev().map(|text| date(text)).collect();
        dates.sort_by_key(Edtf::sort_key);
        assert_eq!(dates, sorted.map(date));
    }
}
