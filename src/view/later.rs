//! What is drawn by the second half of the module, which a page loads after the first screen is there: the body map, everything on
//! the result beyond safety, the diary, and their styles. `cargo xtask build` cuts the module in two along these functions; natively they are calls like any other.
//!
//! Whoever draws calls [`draw`], with a setting whose `later` says that the half is there. `embed` calls [`load`]. What the diary's buttons
//! do is in that half too: the app calls [`act`].

use std::{
    pin::pin,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    task::{Context, Poll, Waker},
};

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{Callback, Html};

use super::{
    Date, Did, Flow, Mark, Setting, Take,
    part::{Drawn, Stack, mapped, take},
    screen::{Beyond, beyond, diary, given, learn},
    style,
};
use crate::{
    content::Disposition,
    engine::Answers,
    report::{Standing, Summary, Voice},
    words::Region,
};

/// What can be drawn.
pub enum Part<'a> {
    /// The body map in place of the list of its places.
    Map(&'a Drawn<'a>, Html),
    /// The answers to check.
    Answers(&'a Answers, &'a Callback<Did>),
    /// The result beyond safety.
    Beyond(Beyond<'a>),
    /// The page to learn from.
    Learn(&'a Flow, Option<&'static Region>, Standing, &'a Callback<Did>),
    /// What the runner can take along, and how the last try went.
    Take(Disposition, Option<&'a Take>, &'a Callback<Did>),
    /// The diary's screen.
    Diary(&'a Flow, Option<Date>, Standing, &'a Callback<Did>),
    /// The diary's box on a result.
    Offer(&'a Flow, &'a Summary, Option<Date>, &'a Callback<Did>),
    /// The diary's card on the welcome screen.
    Card(&'a Flow, Option<Date>, &'a Callback<Did>),
}

static LOADED: AtomicBool = AtomicBool::new(false);

/// Whether the second half is there.
pub fn is_loaded() -> bool {
    LOADED.load(Relaxed)
}

/// Gets the second half; tells the styles that come with it, or nothing if it did not come. May be tried again.
pub async fn load() -> Option<&'static str> {
    let styles = styles().await.ok()?;
    load_drawing().await.ok()?;
    load_acting().await.ok()?;
    LOADED.store(true, Relaxed);
    Some(styles)
}

/// Draws a part; nothing as long as the second half is not there.
pub fn draw(setting: Setting, part: Part<'_>) -> Html {
    if !setting.later {
        return Html::default();
    }
    // Once loaded there is nothing to wait for.
    match pin!(drawing(setting, part)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(drawn)) => drawn,
        Poll::Ready(Err(_)) | Poll::Pending => Html::default(),
    }
}

#[wasm_split(later, fallible, preload(load_drawing))]
fn drawing(setting: Setting, part: Part<'_>) -> Result<Html, SplitLoaderError> {
    let mut all = Stack::new(setting);
    match part {
        Part::Map(drawn, choices) => mapped(setting, drawn, choices, &mut all),
        Part::Answers(answers, on_did) => given(setting, &mut all, answers, on_did),
        Part::Beyond(it) => beyond(setting, &mut all, it),
        Part::Learn(flow, elsewhere, standing, on_did) => all.add(learn(setting, flow, elsewhere, standing, on_did)),
        Part::Take(level, asked, on_did) => all.add(take(setting, level, asked, on_did)),
        Part::Diary(flow, today, standing, on_did) => all.add(diary::page(setting, flow, today, standing, on_did)),
        Part::Offer(flow, summary, today, on_did) => all.add(diary::offer(setting, flow, summary, today, on_did)),
        Part::Card(flow, today, on_did) => all.add(diary::card(setting, flow, today, on_did)),
    }
    Ok(all.all().into_iter().collect())
}

/// Does what a mark about the diary asks for, and tells what the shell has to do; nothing as long as the second half is not there.
pub fn act(flow: &mut Flow, mark: Mark, today: Date, voice: Voice) -> Option<String> {
    if !is_loaded() && cfg!(target_arch = "wasm32") {
        return None;
    }
    match pin!(acting(flow, mark, today, voice)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(asked)) => asked,
        Poll::Ready(Err(_)) | Poll::Pending => None,
    }
}

#[wasm_split(later, fallible, preload(load_acting))]
fn acting(flow: &mut Flow, mark: Mark, today: Date, voice: Voice) -> Result<Option<String>, SplitLoaderError> {
    Ok(diary::act(flow, mark, today, voice))
}

#[wasm_split(later, fallible)]
fn styles() -> Result<&'static str, SplitLoaderError> {
    Ok(style::LATER)
}
