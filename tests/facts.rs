//! Facts of the built-in dataset that hold as long as nobody breaks it: dates as settled and as each source gives them,
//! who is named where, what passages speak for, what disputes what. `facts.json` has one a line.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{euja, json};
use serde_json::Value;

/// The value at `field`, or at `list[key=value].field`.
fn at<'v>(row: &'v Value, path: &str) -> Option<&'v Value> {
    let (step, rest) = match path.find("].") {
        Some(end) => (path.get(..=end)?, path.get(end + 2..)),
        None => (path, None),
    };
    let found = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
        Some((list, wanted)) => {
            let (key, value) = wanted.split_once('=')?;
            row.get(list)?.as_array()?.iter().find(|item| item.get(key).and_then(Value::as_str) == Some(value))?
        }
        None => row.get(step)?,
    };
    rest.map_or(Some(found), |rest| at(found, rest))
}

#[test]
fn every_fact_holds() {
    let facts: Value = serde_json::from_str(include_str!("facts.json")).unwrap();
    let whole = json(&["export", "json"]);
    let mut wrong = Vec::new();
    for fact in facts.as_array().unwrap() {
        let text = |field: &str| fact[field].as_str().unwrap_or_default();
        let holds = if let Some(address) = fact["show"].as_str() {
            let page = euja(&["show", address]).out;
            page.split_whitespace().collect::<Vec<_>>().join(" ").contains(text("says"))
        } else {
            let mut rows = whole[text("of")].as_array().unwrap().iter();
            let row = rows.find(|row| row["id"] == fact["id"] || row["address"] == fact["id"]);
            let found = row.and_then(|row| at(row, text("field")));
            match (found, fact.get("is")) {
                (Some(found), Some(is)) => found == is,
                (Some(found), None) => found.as_array().is_some_and(|list| list.contains(&fact["has"])),
                (None, _) => false,
            }
        };
        if !holds {
            wrong.push(fact.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
