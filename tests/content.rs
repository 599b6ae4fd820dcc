//! The content compiler refuses what is wrong, and says where: each test breaks one thing in the real content.

#[path = "../build/compiler/mod.rs"]
#[allow(dead_code)]
mod compiler;

use std::{collections::BTreeMap, fs, path::Path};

use compiler::{
    Making, compile,
    library::{Condition, Library},
};

/// The real content, by path.
fn content() -> BTreeMap<String, String> {
    fn gather(root: &Path, folder: &str, files: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(root.join(folder)).expect("the content folder") {
            let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
            let path = format!("{folder}/{name}");
            if root.join(&path).is_dir() {
                gather(root, &path, files);
            } else {
                files.insert(path.clone(), fs::read_to_string(root.join(&path)).expect("a text file"));
            }
        }
    }
    let mut files = BTreeMap::new();
    gather(Path::new(env!("CARGO_MANIFEST_DIR")), "content", &mut files);
    files
}

/// Replaces `from` by `to` in one file, and expects a fault that says `message`, in the same rule or question: a few lines off at most.
#[track_caller]
fn refuses(file: &str, from: &str, to: &str, message: &str) {
    refuses_within(12, file, from, to, message);
}

/// The same, at exactly the line of the change.
#[track_caller]
fn refuses_at(file: &str, from: &str, to: &str, message: &str) {
    refuses_within(0, file, from, to, message);
}

#[track_caller]
fn refuses_within(lines: usize, file: &str, from: &str, to: &str, message: &str) {
    let mut files = content();
    let text = files.get_mut(file).unwrap_or_else(|| panic!("{file} is not there"));
    let at = text.find(from).unwrap_or_else(|| panic!("{file} does not hold `{from}`"));
    let line = text[..at].matches('\n').count() + 1;
    *text = text.replacen(from, to, 1);
    let faults = compile(&files, &[], Making::default()).err().unwrap_or_else(|| panic!("the compiler lets `{to}` pass"));
    let fits = faults.iter().any(|f| f.file == file && f.line.abs_diff(line) <= lines && f.message.contains(message));
    assert!(
        fits,
        "expected `{message}` near {file}:{line}, got:\n{}",
        faults.iter().map(|f| format!("{f}\n")).collect::<String>()
    );
}

#[test]
fn the_content_as_it_stands_compiles() {
    if let Err(faults) = compile(&content(), &[], Making::default()) {
        panic!("{faults:#?}");
    }
}

#[test]
fn an_unknown_code_names_its_line_and_the_nearest_name() {
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"b3_neww or b4_feel\"",
        "nothing is called `b3_neww`; did you mean `b3_new`?",
    );
    refuses_at("content/screens.toml", "\"A1\", \"A2\"", "\"A1\", \"A9\"", "no question has the id `A9`");
    refuses_at("content/findings.toml", "a2_any and a2t.lt24", "a2_any and a2t.lt25", "nothing is called `a2t.lt25`");
    refuses_at("content/suppress.toml", "\"R-KID-3\"", "\"R-KID-33\"", "no rule is called `R-KID-33`");
    refuses_at(
        "content/rules/now.toml",
        "sources = [\"",
        "sources = [\"R999\", \"",
        "the source `R999` is not in content/evidence.toml",
    );
}

#[test]
fn a_condition_that_cannot_be_read_shows_where_it_breaks() {
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"b3_new or or b4_feel\"",
        "or b4_feel",
    );
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"(b3_new or b4_feel\"",
        "cannot be read",
    );
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"age or b4_feel\"",
        "`age` is a number",
    );
    refuses_at("content/rules/cauda-equina.toml", "when = \"b3_new or b4_feel\"", "when = \"b3_new >= 2\"", "true or false");
    refuses_at(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"age >= 200 or b3_new\"",
        "asked from 0 to 110",
    );
}

#[test]
fn an_option_that_nothing_uses_is_refused() {
    refuses(
        "content/questions/belly.toml",
        "{ code = \"f_colic\"",
        "{ code = \"f_nothing\", text = \"Nothing at all\" },\n  { code = \"f_colic\"",
        "no rule uses the option `f_nothing`",
    );
    refuses_at("content/unused.toml", "\"spa_gut\"", "\"spa_heel\"", "`spa_heel` is used by a rule now");
}

#[test]
fn a_rule_that_can_never_fire_is_refused() {
    refuses(
        "content/rules/cauda-equina.toml",
        "when = \"b3_new or b4_feel\"",
        "when = \"(b3_new or b4_feel) and age < 5 and age > 10\"",
        "does not fire it",
    );
}

#[test]
fn answers_asked_again_must_be_two_that_can_be_quoted_and_have_cases() {
    let file = "content/contradictions.toml";
    let refused = |from: &str, to: &str, message: &str| refuses(file, from, to, message);
    refused("onset.knock and c1_no", "onset.knok and c1_no", "nothing is called `onset.knok`");
    refused("questions = [\"P5\", \"C1\"]", "questions = [\"P5\", \"C9\"]", "no question has the id `C9`");
    refused("questions = [\"P5\", \"C1\"]", "questions = [\"P5\"]", "at least two questions");
    refused("questions = [\"P5\", \"C1\"]", "questions = [\"P5\", \"P5\"]", "asks P5 twice");
    refused("questions = [\"P5\", \"C1\"]", "questions = [\"P5\", \"C2\"]", "asks C2 again and does not read it");
    refused("onset.knock and c1_no", "onset.knock and c1_no and b3_no", "reads B3, which is private");
    refused("onset.knock and c1_no", "onset.knock and c1_no and not ces_any", "reads B1, which is private");
    refused("fires = { P5 = \"onset.knock\" }", "fires = { P5 = \"onset.gradual\" }", "does not fire it");
    refused("near = { C1 = \"c1_minor\", MH2 = \"mh.nohurt\" }", "near = { P15 = 3 }", "the near miss of CD-6 fires it");
    refused("text = \"You said it started", "text = \"\" # \"", "the text `CD-6.text` is missing");
    refused("id = \"CD-6\"", "id = \"CD-5\"", "the id `CD-5` is given twice");
    refused("id = \"CD-6\"", "id = \"C-6\"", "an id is CD- and a number");
    refused("review_by = 2027-05-21", "review_by = 2026-01-01", "review_by must come after last_reviewed");
    let mut files = content();
    let text = files.get_mut(file).expect("it is there");
    *text = text.replacen("onset.knock and c1_no", "onset.knock or c1_no", 1);
    let faults = compile(&files, &[], Making::default()).err().expect("an ordinary runner is asked again");
    assert!(faults.iter().any(|f| f.message.contains("the ordinary runner must not be asked again, but CD-6")), "{faults:#?}");
}

#[test]
fn a_near_miss_that_fires_is_refused() {
    refuses(
        "content/rules/cauda-equina.toml",
        "near = { B1 = [\"b1_old\"] }",
        "near = { B1 = [\"b1_leak\"] }",
        "the near miss of R-CES-1 fires it",
    );
}

#[test]
fn a_case_that_is_no_whole_runner_is_refused() {
    refuses_at(
        "content/rules/notes.toml",
        "fires = { A2 = [\"a2_hot\"], A2t = \"a2t.1_3d\",",
        "fires = { A2 = [\"a2_hot\"],",
        "leaves A2t unanswered",
    );
}

#[test]
fn missing_text_reason_source_and_review_are_refused() {
    refuses(
        "content/rules/notes.toml",
        "reason = \"A cold or flu can make your whole back ache. Running with a fever puts a strain on your heart.\"",
        "reason = \"\"",
        "the text `R-INF-5.reason` is missing",
    );
    refuses("content/rules/notes.toml", "sources = [\"SPEC-3.6\"]", "sources = []", "rule R-INF-5 has no source");
    refuses("content/rules/notes.toml", "reason = \"A cold", "raison = \"A cold", "unknown field `raison`");
    refuses("content/rules/notes.toml", "review_by = 2027-05-21\n", "", "missing field `review_by`");
    refuses_at(
        "content/rules/notes.toml",
        "review_by = 2027-05-21",
        "review_by = 2026-01-01",
        "review_by must come after last_reviewed",
    );
    refuses("content/questions/nerves.toml", "why = \"", "why = \"\" # \"", "is missing");
}

#[test]
fn a_region_without_an_emergency_number_is_refused() {
    refuses(
        "content/regions.toml",
        "emergency = [{ text = \"999\", tel = \"999\" }, { text = \"112\", tel = \"112\" }]",
        "",
        "region GB has no emergency number",
    );
    refuses("content/regions.toml", "tel = \"999\"", "tel = \"nine\"", "`nine` is not a telephone number");
}

#[test]
fn not_sure_on_a_safety_question_must_count() {
    let mut files = content();
    for text in files.values_mut() {
        *text =
            text.replace("b6_ns and", "b6_foot and").replace("or b6_ns", "").replace("when = \"b6_ns\"", "when = \"b6_foot\"");
    }
    let faults = compile(&files, &[], Making::default()).err().expect("no rule mentions b6_ns any more");
    assert!(
        faults.iter().any(|f| f.file == "content/questions/nerves.toml" && f.message.contains("no rule mentions `b6_ns`")),
        "{faults:#?}"
    );
}

#[test]
fn duplicates_and_circles_are_refused() {
    refuses("content/rules/nerve.toml", "id = \"R-NEU-2\"", "id = \"R-NEU-1\"", "the rule id `R-NEU-1` is given twice");
    refuses("content/screens.toml", "\"A2t\", \"A3\"", "\"A2t\", \"A3\", \"A1\"", "the question `A1` stands on two screens");
    refuses("content/findings.toml", "a2_any = \"a2_hot or", "a2_any = \"a2_24 or a2_hot or", "depends on itself");
    refuses("content/questions/now.toml", "code = \"a1_chest\"", "code = \"a1_breath\"", "the code `a1_breath` is defined twice");
}

#[test]
fn texts_keep_to_the_words_we_use() {
    let reason = "reason = \"A cold or flu can make your whole back ache.";
    refuses_at("content/rules/notes.toml", reason, "reason = \"You have a slipped disc.", "\"slipped disc\" is not used");
    refuses_at("content/rules/notes.toml", reason, "reason = \"Drink more water.", "\"drink more\" is not used");
    refuses_at("content/rules/notes.toml", reason, "reason = \"Call <b>now</b>.", "no markup");
    refuses_at("content/rules/notes.toml", reason, "reason = \"Call {nobody}.", "nothing fills `{nobody}`");
    let long = format!("reason = \"{}.", "word ".repeat(30));
    refuses_at("content/rules/notes.toml", reason, &long, "a sentence of");
}

#[test]
fn levels_times_and_channels_must_fit_together() {
    refuses("content/rules/nerve.toml", "floor = \"D2\"", "floor = \"D9\"", "no disposition has the code `D9`");
    refuses("content/rules/nerve.toml", "within = \"12 h\"", "within = \"soonish\"", "is not a time");
    refuses("content/rules/nerve.toml", "within = \"12 h\"", "within = \"now\"", "give it a time");
    refuses("content/rules/nerve.toml", "floor = \"D1\"", "floor = \"D2\"", "only a D1 rule has a channel");
    refuses("content/rules/nerve.toml", "floor = \"D2\"", "floor = \"D5\"", "D5 is the default, never a floor");
    refuses("content/rules/nerve.toml", "who = \"", "who = \"no", "no contact has the id");
}

#[test]
fn care_content_at_odds_with_itself_is_refused() {
    // The near miss of each: the content as it stands compiles.
    let mobility = "content/advice/mobility.toml";
    refuses_within(20, mobility, "moves = [\"lying-back\"", "moves = [\"lying-down\"", "is not in content/moves.toml");
    refuses_within(
        20,
        "content/advice/hands-on.toml",
        "\"cx.osteo\", \"cx.cancer\"",
        "\"cx.cancer\"",
        "an item with thrust must be suppressed by cx.osteo",
    );
    refuses_within(
        20,
        "content/advice/strength.toml",
        "\"cx.runstop\", ",
        "",
        "an item with impact must be suppressed by cx.runstop",
    );
    refuses("content/advice/first-days.toml", "\"cx.rhb\"", "\"cx.rhbx\"", "no suppress code is called `cx.rhbx`");
    refuses(
        "content/suppress.toml",
        "\"cx.sev7\", when = \"sev.now >= 7\"",
        "\"cx.sev7\", when = \"sev.now >= 11\"",
        "is asked from 0 to 10",
    );
}

#[test]
fn a_claim_that_nothing_carries_is_refused() {
    let claims = "content/claims/causes-and-care.toml";
    refuses(claims, "carried_by = [\"MUSC_STRAIN\"]", "carried_by = []", "nothing carries the claim 1");
    refuses(claims, "carried_by = [\"MUSC_STRAIN\"]", "carried_by = [\"MUSC_STRAINS\"]", "is no contributor, advice, question");
    refuses(claims, "verdict = \"W\"", "verdict = \"Q\"", "a verdict is one of");
    let mut files = content();
    let text = files.get_mut(claims).expect("the claims");
    *text = text.replacen("[[claim]]\nid = \"1\"", "[[claim]]\nid = \"999\"", 1);
    let faults = compile(&files, &[], Making::default()).err().expect("claim 1 is gone");
    assert!(faults.iter().any(|f| f.message.contains("the claim 1 of specification 1 is missing")), "{faults:?}");
}

#[test]
fn contributors_must_be_able_to_show() {
    let drivers = "content/contributors/drivers.toml";
    refuses_within(20, drivers, "link = \"B\"", "link = \"E\"", "a grade is A, B, C or D");
    refuses_within(
        20,
        "content/contributors/patterns.toml",
        "list = \"pattern\"",
        "list = \"patterns\"",
        "a list is pattern or driver",
    );
    refuses_within(20, "content/contributors/patterns.toml", "fallback = true", "fallback = false", "has no line");
    refuses("content/running.toml", "week = \"tr.base_km\"", "week = \"tr.base\"", "no amount is called `tr.base`");
    refuses_within(30, "content/running.toml", "novice = \"tr.novice\"\n", "", "[when] has no `novice`");
}

#[test]
fn a_hazard_whose_test_does_not_exist_is_refused() {
    let hazards = "content/hazards.toml";
    refuses_within(12, hazards, "rules = [\"R-CES-*\"]", "rules = [\"R-CEX-*\"]", "no rule is called `R-CEX-*`");
    refuses_within(12, hazards, "severity = 5", "severity = 6", "severity and likelihood go from 1 to 5");
    let faults = compile(&content(), &["tests/rules.rs::unanswered_is_never_calm".into()], Making::default())
        .err()
        .expect("only one test exists then");
    assert!(faults.iter().any(|f| f.file == hazards && f.message.starts_with("hazard H01: there is no test")), "{faults:?}");
}

#[test]
fn hard_words_are_refused() {
    let rules = "content/rules/now.toml";
    let hard = "Haemodynamically significant cardiovascular deterioration necessitates immediate multidisciplinary reassessment \
                including electrocardiographic characterisation of underlying pathophysiology within appropriate facilities.";
    let mut files = content();
    let text = files.get_mut(rules).expect("the rules");
    let start = text.find("reason = \"").expect("a reason") + "reason = \"".len();
    let end = start + text[start..].find('"').expect("its end");
    text.replace_range(start..end, hard);
    let faults = compile(&files, &[], Making::default()).err().expect("nobody can read that");
    assert!(faults.iter().any(|f| f.file == rules && f.message.contains("use shorter words")), "{faults:?}");
}

#[test]
fn a_translation_keeps_every_number_and_placeholder_and_goes_with_its_english() {
    let file = "content/languages/fr/rules/cauda-equina.toml";
    let said = "\"R-CES-1.reason\" = { en = \"";
    refuses_at(file, said, &format!("{said}Once "), "its English has changed");
    let file = "content/languages/fr/words/safety-net.toml";
    refuses(file, ", to = \"", ", to = \"{n} ", "does not hold the placeholders");
    refuses(file, ", to = \"", ", to = \"7 ", "does not hold the numbers");
    refuses(file, ", to = \"", ", to = \"<b>", "no markup");
}

#[test]
fn a_text_that_a_language_misses_or_has_too_much_is_refused() {
    let mut files = content();
    let file = "content/languages/fr/questions/now.toml";
    let text = files.get_mut(file).expect("the first questions in French");
    let line = text.lines().find(|l| l.starts_with("\"a1_none\"") || l.contains("a1_none")).expect("an option").to_owned();
    *text = text.replace(&line, &line.replacen("a1_none", "a1_nobody", 1));
    let faults = compile(&files, &[], Making::default()).err().expect("a text is gone");
    assert!(faults.iter().any(|f| f.file == file && f.message.contains("there is no text")), "{faults:#?}");
    assert!(faults.iter().any(|f| f.message.contains("is missing in `fr`")), "{faults:#?}");
}

#[test]
fn american_english_holds_only_what_differs_and_forgets_no_british_word() {
    let file = "content/languages/en-US/rules/cauda-equina.toml";
    let said = "\"R-CES-1.reason\" = { en = \"";
    refuses_at(file, said, &format!("{said}Once "), "its English has changed");
    let line = |text: &str| text.lines().find(|l| l.starts_with(said)).expect("a text about wee").to_owned();
    let before = line(&content()[file]);
    let english = before.split("en = ").nth(1).and_then(|rest| rest.split(", to = ").next()).expect("its English");
    for same in ["\"\"", english] {
        refuses_at(file, &before, &format!("{said}{}, to = {same} }}", english.trim_start_matches('"')), "leave it out");
    }
    let mut files = content();
    let text = files.get_mut(file).expect("American texts");
    *text = text.replace(&before, "");
    let faults = compile(&files, &[], Making::default()).err().expect("a twin is gone");
    let fits = |m: &str| m.contains("`R-CES-1.reason` says \"wee\"") && m.contains("cargo xtask texts en-US");
    assert!(faults.iter().any(|f| f.file == "content/rules/cauda-equina.toml" && fits(&f.message)), "{faults:#?}");
}

/// The names that a condition reads.
fn names(library: &Library, condition: &Condition, into: &mut Vec<String>) {
    let amount = |at: &usize| library.amounts[*at].code.clone();
    match condition {
        Condition::Is(at) => into.push(library.options[*at].code.clone()),
        Condition::Found(at) => into.push(library.findings[*at].name.clone()),
        Condition::Amount(at, ..) => into.push(amount(at)),
        Condition::Total(at, ..) => into.push(library.totals[*at].name.clone()),
        Condition::Ratio((_, left), _, (_, right)) => into.extend([amount(left), amount(right)]),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| names(library, part, into)),
        Condition::Not(part) => names(library, part, into),
    }
}

/// Every row that is repeated, by name, with the names of all that it reads.
fn reads(l: &Library) -> Vec<(String, Vec<String>)> {
    let codes = |all: &[usize]| all.iter().map(|&at| l.suppress[at].code.clone()).collect::<Vec<_>>();
    let rules = |all: &[usize]| all.iter().map(|&at| l.rules[at].id.clone()).collect::<Vec<_>>();
    let questions = |all: &[usize]| all.iter().map(|&at| l.questions[at].id.clone()).collect::<Vec<_>>();
    let mut rows = Vec::new();
    let mut row = |name: &str, conditions: &[&Option<Condition>], others: Vec<Vec<String>>| {
        let mut read = others.concat();
        conditions.iter().copied().flatten().for_each(|condition| names(l, condition, &mut read));
        rows.push((name.to_owned(), read));
    };
    for s in &l.screens {
        row(&s.id, &[], vec![questions(&s.questions)]);
    }
    for q in &l.questions {
        let options = q.options.iter().map(|&at| l.options[at].code.clone()).collect();
        let amount = q.amount.iter().map(|&at| l.amounts[at].code.clone()).collect();
        row(&q.id, &[&q.ask_when, &q.only_while], vec![options, amount, vec![l.screens[q.screen].id.clone()]]);
    }
    for o in &l.options {
        let acts_as = o.acts_as.iter().map(|&at| l.options[at].code.clone()).collect();
        row(&o.code, &[&o.offer_when], vec![questions(&[o.question]), acts_as]);
    }
    l.amounts.iter().for_each(|a| row(&a.code, &[], vec![questions(&[a.question])]));
    l.findings.iter().for_each(|f| row(&f.name, &[&Some(f.when.clone())], Vec::new()));
    for t in &l.totals {
        let terms: Vec<_> = t.terms.iter().map(|(_, of)| Some(Condition::All(of.clone()))).collect();
        row(&t.name, &terms.iter().collect::<Vec<_>>(), Vec::new());
    }
    l.rules.iter().for_each(|r| row(&r.id, &[&Some(r.when.clone())], vec![rules(&[r.family]), rules(&r.silences)]));
    l.suppress.iter().for_each(|s| row(&s.code, &[&s.when], vec![rules(&s.rules)]));
    for c in &l.contributors {
        let own = vec![l.totals[c.score].name.clone(), l.findings[c.met].name.clone()];
        row(&c.id, &[&c.cap_unless], vec![rules(&c.first_if), rules(&c.exclude_rules), own]);
    }
    for a in &l.advice {
        let helps = a.help.iter().map(|&at| l.contributors[at].id.clone()).collect();
        let limits: Vec<_> = a.limits.iter().map(|&at| &l.limits[at]).collect();
        let mut others = vec![helps, codes(&a.suppress), codes(&a.show_if)];
        others.extend(limits.iter().map(|limit| codes(&limit.codes)));
        let mut conditions = vec![&a.for_when, &a.when, &a.unless];
        conditions.extend(limits.iter().map(|limit| &limit.when));
        row(&a.id, &conditions, others);
    }
    rows
}

#[test]
fn repeated_content_holds_every_copy_and_none_reads_another() {
    let load = || compiler::load(&content(), &[]).map_err(|faults| format!("{faults:?}")).expect("the content compiles").1;
    let (one, mut three) = (load(), load());
    compiler::repeat::repeat(&mut three, 3);
    assert_eq!(three.order.len(), 3 * one.order.len());
    let suffixes = ["", "_x2", "_x3"];
    let named = |suffix: &str, names: &[String]| names.iter().map(|name| format!("{name}{suffix}")).collect::<Vec<_>>();
    let mut wanted: Vec<_> = suffixes
        .iter()
        .flat_map(|suffix| reads(&one).into_iter().map(move |(name, read)| (format!("{name}{suffix}"), named(suffix, &read))))
        .collect();
    let mut found = reads(&three);
    wanted.sort();
    found.sort();
    assert!(wanted.len() > 3000, "{} rows", wanted.len());
    for (found, wanted) in found.iter().zip(&wanted) {
        assert_eq!(found, wanted);
    }
    assert_eq!(found.len(), wanted.len());
}

#[test]
fn a_figure_that_cannot_be_drawn_is_refused() {
    let figures = "content/figures.toml";
    refuses_at(figures, "id = \"ADV-CHILD\"", "id = \"ADV-CHILDS\"", "no advice has the id `ADV-CHILDS`");
    refuses_within(
        0,
        "content/advice/mobility.toml",
        "id = \"ADV-CHILD\"",
        "id = \"ADV-CHILDS\"",
        "exercise ADV-CHILDS has no figure",
    );
    refuses_at(figures, "arm = [94, 12, 82]", "arm = [94]", "`arm` takes 2 to 3 numbers, not 1");
    refuses_at(figures, "leg = [45, 87, -63, -12]", "leg = [45, 87, -63, -12, 3]", "`leg` takes 2 to 4 numbers, not 5");
    refuses_at(figures, "back = [48, 52, 20]", "back = [48, 52.5, 20]", "whole numbers");
    refuses_at(figures, "back = [48, 52, 20]", "backs = [48, 52, 20]", "a pose has no `backs`");
    refuses_within(12, figures, "back = [48, 52, 20], ", "", "a pose has no `back`");
    refuses_at(figures, "accent = [\"trunk\"]", "accent = [\"tail\"]", "`tail` is no part");
    refuses_at(figures, "limited_by = \"cx.pars\"", "limited_by = \"cx.preg\"", "has no limit with the code `cx.preg`");
    refuses_within(
        12,
        figures,
        "alt = \"A person on hands and knees rounds the back up, then lets it hollow a little.\"\n",
        "",
        "missing field `alt`",
    );
    refuses_at(figures, "alt = \"A person kneels and", "alt = \"You have", "\"you have\" is not used");
    let arrows = format!("arrows = [{}[-4, 48, -20, 50, -31, 40]]", "[-4, 48, -20, 50, -31, 40], ".repeat(24));
    refuses_within(12, figures, "arrows = [[-4, 48, -20, 50, -31, 40]]", &arrows, "at most 1024");
    let twice = "id = \"ADV-CATCOW\"\nlimited_by = \"cx.extworse\"";
    refuses_within(16, figures, "id = \"ADV-CHILD\"", twice, "is given twice");
}

#[test]
fn a_body_map_that_lacks_a_place_or_swaps_left_and_right_is_refused() {
    let map = "content/body-map.toml";
    let mid = "{ option = \"loc.mid\", view = \"back\"";
    refuses_at(map, mid, "{ option = \"loc.midd\", view = \"back\"", "no option has the code `loc.midd`");
    refuses_at(map, mid, "{ option = \"main.mid\", view = \"back\"", "no option has the code `main.mid`");
    refuses_at(map, mid, "{ option = \"loc.mid\", view = \"bak\"", "no view has the id `bak`");
    refuses_at(map, mid, "{ option = \"loc.buttock_l\", view = \"back\"", "stands on the wrong side");
    refuses_at(map, "question = \"P1\"", "question = \"P99\"", "no question has the id `P99`");
    refuses_at(map, "worst = \"P1b\"", "worst = \"P1z\"", "no question has the id `P1z`");
    // Its line moves into a comment: nobody could tap the tailbone.
    refuses_within(
        60,
        map,
        "  { option = \"loc.coccyx\"",
        "  # { option = \"loc.coccyx\"",
        "`loc.coccyx` is in no view that the result shows",
    );
    let right = "{ option = \"loc.psis_r\", view = \"back\", mirror = \"loc.psis_l\" }";
    refuses_at(
        map,
        right,
        &right.replace("psis_l", "para_l"),
        "`loc.psis_r` is mirrored from `loc.psis_l`, not from `loc.para_l`",
    );
    refuses_at(map, right, &right.replace("back", "front"), "the view has no drawn `loc.psis_l` to mirror");
    refuses_at(map, right, &right.replace(", mirror = \"loc.psis_l\"", ""), "or only `mirror`");
    // Left and right are the person's own.
    let sides = "id = \"front\"\nsides = [\"right\", \"left\"]";
    refuses_within(
        60,
        map,
        sides,
        "id = \"front\"\nsides = [\"left\", \"right\"]",
        "`loc.groin_r` stands on the wrong side of the view front",
    );
    refuses_at(
        map,
        "option = \"loc.flank_l\", view = \"left\"",
        "option = \"loc.flank_r\", view = \"left\"",
        "on the wrong side",
    );
    refuses_at(map, "mark = [109, 220]", "mark = [211, 220]", "the mark stands outside the touch area");
    refuses_within(1, map, "touch = [84, 180, 50, 76], mark", "touch = [90, 180, 50, 76], mark", "overlap");
    refuses_at(map, "touch = [135, 180, 50, 66]", "touch = [135, 180, 250, 66]", "the touch area leaves the view back");
    refuses_at(map, "path = \"160 181, ", "path = \"160-181, ", "`160-181` is not a point");
    refuses_at(map, "sides = [\"front\", \"back\"]", "sides = [\"fore\", \"back\"]", "there is no text `body.side.fore`");
}

#[test]
fn an_exercise_that_answers_could_take_away_needs_words_for_learn_mode() {
    let stretches = "content/advice/mobility.toml";
    refuses(
        stretches,
        "suppress = [\"cx.bsi\", \"cx.surg\"]",
        "suppress = [\"cx.bsi\", \"cx.surg\", \"cx.thin\"]",
        "no [[code]] for `cx.thin`",
    );
    refuses(
        stretches,
        "suppress = [\"cx.bsi\"]\nlimits",
        "suppress = [\"cx.bsi\"]\nunless = \"age < 14\"\nlimits",
        "no [[unless]] for it",
    );
    refuses(stretches, "id = \"ADV-TWIST\"", "id = \"ADV-TWISTS\"", "stands nowhere");
    let learn = "content/learn.toml";
    refuses_at(learn, "\"ADV-CALF\", \"ADV-PELVICFLOOR\"", "\"ADV-CALF\", \"ADV-CALF\"", "stands in two places");
    refuses_at(learn, "of = \"DISC.explain\"", "of = \"DISC.explains\"", "no text has the key");
    refuses_at(learn, "from = \"80\"", "from = \"8\"", "no claim has the id `8`, or it stands in a group before");
}
