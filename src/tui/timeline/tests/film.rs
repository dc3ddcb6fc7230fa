//! Film strips: a key, and the screen after it.

use super::*;

fn assert_screen(timeline: &Timeline, corpus: &Corpus, drawn: &[&str]) {
    let seen = screen(timeline, corpus);
    assert_eq!(seen, drawn, "\n{}\n", seen.join("\n"));
}

#[test]
fn a_timeline_shows_marks_bars_clusters_labels_and_what_lies_outside() {
    let corpus = usual();
    let timeline = arranged(&corpus, 60, 9);
    assert_screen(
        &timeline,
        &corpus,
        &[
            "             2000     2002     2004     2006     2008    1>",
            "             ┬───┬────┬───┬────┬────┬───┬────┬───┬────┬────",
            "› Talk         ● first talk         ● long talks ━━━━━━━━━▶",
            "                           2",
            "  War            ● long war ━━━━━━━━●",
            "  Book                                    ● grand book",
            "                                       lost book ○",
            "  undated 1  ○ no book",
            "  15 June 2000  first talk                outside fact only",
        ],
    );
}

#[test]
fn stepping_goes_through_time_and_into_the_tray() {
    let corpus = usual();
    let mut timeline = arranged(&corpus, 60, 7);
    timeline.step(&corpus, 2);
    assert_screen(
        &timeline,
        &corpus,
        &[
            "             2000     2002     2004     2006     2008    1>",
            "             ┬───┬────┬───┬────┬────┬───┬────┬───┬────┬────",
            "› Talk         ●           ○        ● long talks ━━━━━━━━━▶",
            "  War            ● long war ━━━━━━━━●",
            "  Book                                    ●      ○",
            "  undated 1  ○ no book",
            "  about March 2003  second talk           outside fact only",
        ],
    );
    timeline.step(&corpus, 1);
    assert_screen(
        &timeline,
        &corpus,
        &[
            "             2000     2002     2004     2006     2008    1>",
            "             ┬───┬────┬───┬────┬────┬───┬────┬───┬────┬────",
            "› Talk         ●           ●        ● long talks ━━━━━━━━━▶",
            "  War            ● long war ━━━━━━━━●",
            "  Book                                    ●      ○",
            "  undated 1  ○ no book",
            "  2 April 2003  third talk   2 of 2 here  outside fact only",
        ],
    );
    timeline.step(&corpus, 4);
    assert_screen(
        &timeline,
        &corpus,
        &[
            "          <3   2004     2006     2008      2010     2012",
            "             ──┬────┬───┬────┬───┬────┬────┬───┬────┬───┬──",
            "  Talk              ● long talks ━━━━━━━━━━━━━━━━━━━━━━━━━▶",
            "  War        ━━━━━━━● long war",
            "› Book                    ●      ○       later book ──◆──",
            "  undated 1  ○ no book",
            "  2012  later book                        outside fact only",
        ],
    );
    timeline.step(&corpus, 1);
    assert_screen(
        &timeline,
        &corpus,
        &[
            "          <3   2004     2006     2008      2010     2012",
            "             ──┬────┬───┬────┬───┬────┬────┬───┬────┬───┬──",
            "  Talk              ● long talks ━━━━━━━━━━━━━━━━━━━━━━━━━▶",
            "  War        ━━━━━━━● long war",
            "  Book                    ●      ○ lost book        ──◆──",
            "› undated 1  ○ no book",
            "  undated  no book                        outside fact only",
        ],
    );
}

#[test]
fn zooming_shows_months_and_the_days_a_month_may_mean() {
    let corpus = usual();
    let mut timeline = arranged(&corpus, 60, 8);
    timeline.step(&corpus, 2);
    for _ in 0..4 {
        timeline.zoom(&corpus, true);
    }
    assert_eq!(timeline.seen_words(), "months");
    assert_screen(
        &timeline,
        &corpus,
        &[
            "          <1                  Apr 2003           Jul     4>",
            "             ──────┬────┬─────┬─────┬──────┬─────┬─────┬───",
            "› Talk                  ───○─── second talk",
            "                               ● third talk",
            "  War        ━ long war ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
            "  Book",
            "  undated 1  ○ no book",
            "  about March 2003  second talk           outside fact only",
        ],
    );
    for _ in 0..20 {
        timeline.zoom(&corpus, false);
    }
    assert_screen(
        &timeline,
        &corpus,
        &[
            "              2000  2002   2004   2006  2008   2010  2012",
            "             ─┬──┬──┬───┬──┬──┬───┬──┬──┬───┬──┬──┬──┬───┬─",
            "› Talk         ● first talk   ● long talks ━━━━━━━━━━━━━━━▶",
            "                        ○ second talk",
            "  War            ● long war ━━●",
            "  Book                             ●    ○ lost book  ──◆──",
            "  undated 1  ○ no book",
            "  about March 2003  second talk           outside fact only",
        ],
    );
}

#[test]
fn without_room_lanes_scroll_then_join_then_only_the_status_is_left() {
    let corpus = usual();
    let mut timeline = arranged(&corpus, 60, 5);
    timeline.step_lane(&corpus, 1);
    timeline.step_lane(&corpus, 1);
    assert_screen(
        &timeline,
        &corpus,
        &[
            "  +1 lane    2000     2002     2004     2006     2008    1>",
            "  War            ● long war ━━━━━━━━●",
            "› Book                         grand book ●      ○",
            "  undated 1  ○ no book",
            "  30 June 2006  grand book                outside fact only",
        ],
    );
    timeline.arrange(&corpus, false, 30, 4);
    assert_screen(
        &timeline,
        &corpus,
        &[
            "2000          2005         1>",
            "┬─────────────┬──────────────",
            " ●●━━━━━━2━━━━●━━━●━━━━○━━━━▶",
            "  30 June 2006  grand book",
        ],
    );
    timeline.arrange(&corpus, false, 30, 2);
    assert_screen(&timeline, &corpus, &["2000          2005         1>", "  30 June 2006  grand book"]);
    timeline.arrange(&corpus, false, 30, 1);
    assert_screen(&timeline, &corpus, &["  30 June 2006  grand book"]);
}

#[test]
fn in_ascii_every_glyph_of_the_program_is_ascii() {
    let corpus = usual();
    let drawn = rows(&buffer(&arranged(&corpus, 60, 9), &corpus, None, true));
    assert!(drawn.iter().all(|row| row.is_ascii()), "{drawn:#?}");
    assert_eq!(
        drawn,
        [
            "             2000     2002     2004     2006     2008    1>",
            "             +---+----+---+----+----+---+----+---+----+----",
            "> Talk         o first talk         o long talks =========>",
            "                           2",
            "  War            o long war ========o",
            "  Book                                    o grand book",
            "                                       lost book ~",
            "  undated 1  ~ no book",
            "  15 June 2000  first talk                outside fact only",
        ],
        "\n{}\n",
        drawn.join("\n")
    );
}

#[test]
fn a_dataset_without_events_says_so() {
    let corpus = small(&[]);
    let timeline = arranged(&corpus, 78, 3);
    assert_eq!(timeline.cursor(), None);
    let sentence = "  No event in this dataset: a file with `events: [..]` would fill this pane.";
    assert_screen(&timeline, &corpus, &[sentence, "", ""]);
}

#[test]
fn stepping_through_some_events_never_goes_back_on_the_screen() {
    // What happened at some time up to 2005 has its first possible day before all others, and its mark in 2005.
    let corpus = small(&[
        ("one-talk", "talk", r#"date: "2001","#),
        ("lost-talk", "talk", r#"bounds: "../2005","#),
        ("other-talk", "talk", r#"date: "2003","#),
        ("no-talk", "talk", r#"date: "2004","#),
    ]);
    let mut timeline = arranged(&corpus, 60, 9);
    let wanted =
        ["one-talk", "other-talk", "lost-talk"].into_iter().filter_map(|slug| corpus.events.find(slug)).collect();
    for next in ["other-talk", "lost-talk", "one-talk"] {
        assert!(timeline.next_of(&corpus, &wanted, true));
        assert_eq!(slug(&timeline, &corpus), next);
    }
    for before in ["lost-talk", "other-talk", "one-talk"] {
        assert!(timeline.next_of(&corpus, &wanted, false));
        assert_eq!(slug(&timeline, &corpus), before);
    }
    assert!(!timeline.next_of(&corpus, &[wanted.first().copied()].into_iter().flatten().collect(), true));
    assert_eq!(slug(&timeline, &corpus), "one-talk");
}

#[test]
fn without_events_a_whole_sentence_says_so() {
    let corpus = small(&[]);
    let seen = screen(&arranged(&corpus, 30, 6), &corpus).join(" ");
    let words: Vec<&str> = seen.split_whitespace().collect();
    assert_eq!(words.join(" "), "No event in this dataset: a file with `events: [..]` would fill this pane.");
}
