//! Everything a person can do. The list is the program's features; each says itself in a line.

/// Declares the actions with the sentence that help and palette show.
macro_rules! actions {
    ($($variant:ident = $doc:literal),* $(,)?) => {
        /// Something a person can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $(#[doc = $doc] $variant),* }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Action] = &[$(Action::$variant),*];

            /// What it does, in a line.
            pub fn doc(self) -> &'static str {
                match self { $(Action::$variant => $doc),* }
            }

            /// Its name in one piece, as the code has it.
            fn word(self) -> &'static str {
                match self { $(Action::$variant => stringify!($variant)),* }
            }
        }
    };
}

actions! {
    Open = "Open what is under the cursor",
    Back = "Go back to the previous view",
    Forward = "Go forward again",
    Escape = "Close, clear, go up; never quits",
    Up = "Move up",
    Down = "Move down",
    Left = "Move left; in the reader to the previous link, in the timeline to the previous event",
    Right = "Move right; in the reader to the next link, in the timeline to the next event",
    PageUp = "Move up by a screen",
    PageDown = "Move down by a screen",
    First = "Go to the beginning",
    Last = "Go to the end",
    PreviousMark = "Previous heading or passage; in matrix and timeline, what is tied to the selection",
    NextMark = "Next heading or passage; in matrix and timeline, what is tied to the selection",
    Matrix = "Go to the matrix",
    Timeline = "Go to the timeline",
    Reader = "Go to the reader",
    NextPane = "Go to the next pane",
    PreviousPane = "Go to the previous pane",
    Zoom = "Give the pane the whole screen, or take it back",
    Search = "Search everything",
    Complete = "Search: complete a field or its value; in other boxes move down",
    ByKind = "Search: the best first, or kind by kind",
    Older = "Search: the query before; in other boxes move up",
    Newer = "Search: the next query again; in other boxes move down",
    Find = "Find in this pane",
    NextHit = "Go to the next hit",
    PreviousHit = "Go to the previous hit",
    ZoomIn = "Timeline: zoom in around the cursor; reader: more of each passage in lists",
    ZoomOut = "Timeline: zoom out around the cursor; reader: less of each passage in lists",
    Reset = "Timeline: the dataset's window, then all events; matrix: rows and columns as at first; presenting: start the time anew",
    Lanes = "Timeline: lanes by kind, dimension, theme, actor, document, or all in one",
    NextLanes = "Timeline: lanes of the next sort",
    Fold = "Timeline: fold the lane of the cursor into one row, or unfold it",
    FoldAll = "Timeline: fold all lanes, or unfold all",
    PreviousInLane = "Timeline: go to the previous event of this lane",
    NextInLane = "Timeline: go to the next event of this lane",
    PreviousStep = "Timeline: go to the previous step of the same agreement or other instrument",
    NextStep = "Timeline: go to the next step of the same agreement or other instrument",
    GoToDate = "Timeline: go to a date or an era",
    Apart = "Timeline: zoom in until the events of this cell stand apart, or list them",
    Readings = "Timeline: rows for what each source says of the date, and for an agreement's steps",
    EventList = "Timeline: show the events as a list, or as a graphic",
    Filter = "Timeline: choose the events: dimensions, kinds, themes, actors, documents, years",
    ClearFilter = "Timeline: show all events again",
    Span = "Timeline: begin a span of time, to make it the years of the lens",
    Until = "Timeline: only evidence up to the date of the cursor counts, or all of it again",
    Play = "Let the years run: evidence counts up to each in turn; again to pause",
    Faster = "Play: faster",
    Slower = "Play: slower",
    Faults = "Show what is wrong with the files, where they were read again and can't be shown",
    Dispute = "Open what the sources disagree about here",
    View = "Matrix: choose another table or a plot",
    Measure = "Matrix: show something else in the cells: levels, passages, documents, years, ranges",
    Lens = "Choose which evidence counts: documents, years, stance, directness, confidence",
    ClearLens = "Let all evidence count again",
    Compare = "Matrix: compare two dimensions, two dates or two documents",
    Sort = "Matrix: sort by the column, then the other way round, then not",
    GoToColumn = "Matrix: go to a column by its name",
    GoToRow = "Matrix: go to a row by its name",
    Columns = "Matrix: hide and show columns",
    Wide = "Matrix: range and confidence beside each level, or not",
    Turn = "Matrix: rows for columns",
    Group = "Matrix: rows in their groups, or in one list",
    Save = "Matrix: save what is shown as CSV, Markdown or JSON",
    Picture = "Save this view as a picture: SVG, HTML, text",
    Codebook = "Open the codebook: the scale of a cell, the definition of a dimension",
    Outline = "Reader: show the outline and go to it, or take it away",
    Hints = "Reader: put letters on the links in sight, to follow one by typing them",
    Beside = "Reader: two pages side by side, or one again",
    Codes = "Reader: stripes for the codes of the passages: dimensions, elements, themes, stances, none",
    OneCode = "Reader: stripes for one code alone",
    Wider = "Reader: longer lines",
    Narrower = "Reader: shorter lines",
    Copy = "Copy a passage with its citation, a citation, an address, a page or a table",
    Backlinks = "List what links to what is selected",
    Present = "Present a tour, or go back to the step that was left",
    TourOn = "Presenting: go to the next step",
    TourBack = "Presenting: go to the step before",
    Steps = "Presenting: list the steps; a number goes to one",
    Black = "Presenting: show nothing, or the step again",
    Auto = "Presenting: go on by itself when the seconds of a step are over; any key pauses",
    Keep = "Record: keep this view as a step of a tour",
    Recorded = "Record: list the steps of the tour, to show, edit, move and delete them",
    OtherTour = "Record: go on with another tour, or begin a new one",
    StepTitle = "Record: write the title of the step",
    StepText = "Record: write the text for the audience",
    StepNotes = "Record: write the notes for the presenter",
    StepSeconds = "Record: say how long the step takes",
    StepUp = "Record: move the step up",
    StepDown = "Record: move the step down",
    DropStep = "Record: delete the step",
    Undo = "Record: take the last change back",
    SaveTour = "Record: save the tour in another file",
    Home = "Open the first page",
    Theme = "Change the colours",
    Mouse = "Turn the mouse on or off; off leaves selecting text to the terminal",
    Help = "Show the keys",
    Palette = "List every action, to choose one by name",
    Suspend = "Leave for the shell; fg comes back",
    Quit = "Quit",
}

impl Action {
    /// The name by which settings call it, and by which the palette finds it: `next-pane`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in self.word().chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }

    /// The action with a name.
    pub fn named(name: &str) -> Option<Action> {
        let plain = |name: &str| name.replace(['-', '_', ' '], "").to_ascii_lowercase();
        let wanted = plain(name);
        Action::ALL.iter().copied().find(|action| plain(action.word()) == wanted)
    }

    /// Whether it is the timeline that does it, whichever pane has the focus.
    pub(super) fn is_of_timeline(self) -> bool {
        use Action::{
            Apart, ClearFilter, EventList, Filter, Fold, FoldAll, GoToDate, Lanes, NextInLane, NextLanes, NextStep,
            PreviousInLane, PreviousStep, Readings, Span, Until,
        };
        matches!(
            self,
            Lanes
                | NextLanes
                | Fold
                | FoldAll
                | PreviousInLane
                | NextInLane
                | PreviousStep
                | NextStep
                | GoToDate
                | Apart
                | Readings
                | EventList
                | Filter
                | ClearFilter
                | Span
                | Until
        )
    }

    /// Whether it has to do with a tour that is recorded.
    pub(super) fn is_of_recording(self) -> bool {
        use Action::{
            DropStep, Keep, OtherTour, Recorded, SaveTour, StepDown, StepNotes, StepSeconds, StepText, StepTitle,
            StepUp, Undo,
        };
        matches!(
            self,
            Keep | Recorded
                | OtherTour
                | StepTitle
                | StepText
                | StepNotes
                | StepSeconds
                | StepUp
                | StepDown
                | DropStep
                | Undo
                | SaveTour
        )
    }

    /// Whether it is the matrix that does it, whichever pane has the focus.
    pub(super) fn is_of_matrix(self) -> bool {
        use Action::{
            ClearLens, Columns, Compare, GoToColumn, GoToRow, Group, Lens, Measure, Save, Sort, Turn, View, Wide,
        };
        matches!(
            self,
            View | Measure
                | Lens
                | ClearLens
                | Compare
                | Sort
                | GoToColumn
                | GoToRow
                | Columns
                | Wide
                | Turn
                | Group
                | Save
        )
    }
}
