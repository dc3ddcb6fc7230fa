//! Menus: what is chosen from them, and what stands above.

/// What is chosen from a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Which table or plot.
    View,
    /// Which evidence counts.
    Lens,
    /// What is compared.
    Compare,
    /// A column to go to.
    Column,
    /// A row to go to.
    Row,
    /// Columns to hide and show.
    Columns,
    /// A file to save in.
    Save,
    /// A picture to save.
    Picture,
    /// Something to copy.
    Copy,
    /// A code that gets a stripe.
    Code,
    /// A tour to present.
    Tour,
    /// A step of the tour to go to.
    Step,
    /// A tour to record into.
    Record,
    /// A step of the tour that is recorded.
    Recorded,
    /// What the lanes of the timeline are.
    Lanes,
    /// Which events the timeline shows.
    Filter,
    /// A date or an era to go to.
    Date,
    /// One of the events that fall on one day.
    Together,
    /// One of the discrepancies that bear on a thing.
    Disputes,
}

impl Menu {
    /// What stands above it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Menu::View => "Tables and plots",
            Menu::Lens => "Lens: what counts? {open} turns on and off, {escape} is done",
            Menu::Compare => "Compare",
            Menu::Column => "Go to a column",
            Menu::Row => "Go to a row",
            Menu::Columns => "Columns: {open} hides and shows, {escape} is done",
            Menu::Save => "Save what is shown in the working folder",
            Menu::Picture => "Save this view in the working folder",
            Menu::Copy => "Copy to the clipboard",
            Menu::Code => "Stripes for one code",
            Menu::Tour => "Present a tour",
            Menu::Step => "Steps of this tour",
            Menu::Record => "Record into which tour?",
            Menu::Recorded => "Steps of the tour that is recorded",
            Menu::Lanes => "Lanes of the timeline",
            Menu::Filter => "Events: {open} turns on and off, {escape} is done; 2016..2019 can be typed",
            Menu::Date => "Go to a date, such as 2018, 2018-03 or 7 Mar 2018",
            Menu::Together => "Events of one day",
            Menu::Disputes => "What the sources disagree about",
        }
    }

    /// Whether it stays open when something was chosen.
    pub fn stays(self) -> bool {
        matches!(self, Menu::Lens | Menu::Columns | Menu::Filter)
    }
}
