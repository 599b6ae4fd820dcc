//! The same questions and rules several times over, each copy with names of its own (`B1_x2`) and blind to the others: how the
//! cost of the engine grows with the content can then be measured on real content. For the benchmarks; nothing repeated ships.
//!
//! What is repeated: screens, questions, options, amounts, findings, totals, rules, suppress codes, contributors, advice. What stays:
//! texts, sources, defaults, claims, outlook and what the running plan reads, which go on reading the first copy.

use super::library::{
    Advice, Amount, Choice, Condition, Contributor, Finding, Library, Limit, Question, Rule, Screen, Step, Suppress, Total,
};

/// Adds copies until everything stands `times` over.
pub fn repeat(library: &mut Library, times: usize) {
    let one = Copy {
        number: 1,
        screens: library.screens.len(),
        questions: library.questions.len(),
        options: library.options.len(),
        amounts: library.amounts.len(),
        findings: library.findings.len(),
        totals: library.totals.len(),
        rules: library.rules.len(),
        suppress: library.suppress.len(),
        contributors: library.contributors.len(),
        advice: library.advice.len(),
        limits: library.limits.len(),
    };
    let order = library.order.clone();
    for number in 2..=times {
        let copy = one.at(number);
        extend(&mut library.screens, one.screens, |s| copy.screen(s));
        extend(&mut library.questions, one.questions, |q| copy.question(q));
        extend(&mut library.options, one.options, |o| copy.option(o));
        extend(&mut library.amounts, one.amounts, |a| copy.amount(a));
        extend(&mut library.findings, one.findings, |f| copy.finding(f));
        extend(&mut library.totals, one.totals, |t| copy.total(t));
        extend(&mut library.rules, one.rules, |r| copy.rule(r));
        extend(&mut library.suppress, one.suppress, |s| copy.suppress(s));
        extend(&mut library.contributors, one.contributors, |c| copy.contributor(c));
        extend(&mut library.advice, one.advice, |a| copy.advice(a));
        extend(&mut library.limits, one.limits, |l| copy.limit(l));
        library.order.extend(order.iter().map(|&step| copy.step(step)));
    }
}

/// Adds a copy of the first `count` rows.
fn extend<T>(rows: &mut Vec<T>, count: usize, copy: impl Fn(&T) -> T) {
    let copies: Vec<T> = rows.iter().take(count).map(copy).collect();
    rows.extend(copies);
}

/// One copy: how far each of its numbers is from that of the first.
struct Copy {
    number: usize,
    screens: usize,
    questions: usize,
    options: usize,
    amounts: usize,
    findings: usize,
    totals: usize,
    rules: usize,
    suppress: usize,
    contributors: usize,
    advice: usize,
    limits: usize,
}

impl Copy {
    /// Of the size of one copy, the distances of a later one.
    fn at(&self, number: usize) -> Copy {
        let before = number - 1;
        Copy {
            number,
            screens: self.screens * before,
            questions: self.questions * before,
            options: self.options * before,
            amounts: self.amounts * before,
            findings: self.findings * before,
            totals: self.totals * before,
            rules: self.rules * before,
            suppress: self.suppress * before,
            contributors: self.contributors * before,
            advice: self.advice * before,
            limits: self.limits * before,
        }
    }

    fn name(&self, name: &str) -> String {
        format!("{name}_x{}", self.number)
    }

    fn screen(&self, s: &Screen) -> Screen {
        Screen { id: self.name(&s.id), questions: shift(&s.questions, self.questions), ..s.clone() }
    }

    fn question(&self, q: &Question) -> Question {
        Question {
            id: self.name(&q.id),
            ask_when: self.maybe(&q.ask_when),
            only_while: self.maybe(&q.only_while),
            options: shift(&q.options, self.options),
            amount: q.amount.map(|at| at + self.amounts),
            screen: q.screen + self.screens,
            ..q.clone()
        }
    }

    fn option(&self, o: &Choice) -> Choice {
        Choice {
            code: self.name(&o.code),
            question: o.question + self.questions,
            offer_when: self.maybe(&o.offer_when),
            acts_as: o.acts_as.map(|at| at + self.options),
            ..o.clone()
        }
    }

    fn amount(&self, a: &Amount) -> Amount {
        Amount { code: self.name(&a.code), question: a.question + self.questions, ..a.clone() }
    }

    fn finding(&self, f: &Finding) -> Finding {
        Finding { name: self.name(&f.name), when: self.condition(&f.when), ..f.clone() }
    }

    fn total(&self, t: &Total) -> Total {
        let terms = t.terms.iter().map(|(weight, of)| (*weight, self.conditions(of))).collect();
        Total { name: self.name(&t.name), terms, ..t.clone() }
    }

    fn rule(&self, r: &Rule) -> Rule {
        Rule {
            id: self.name(&r.id),
            family: r.family + self.rules,
            when: self.condition(&r.when),
            silences: shift(&r.silences, self.rules),
            ..r.clone()
        }
    }

    fn suppress(&self, s: &Suppress) -> Suppress {
        Suppress { code: self.name(&s.code), when: self.maybe(&s.when), rules: shift(&s.rules, self.rules), ..s.clone() }
    }

    fn contributor(&self, c: &Contributor) -> Contributor {
        Contributor {
            id: self.name(&c.id),
            first_if: shift(&c.first_if, self.rules),
            score: c.score + self.totals,
            met: c.met + self.findings,
            exclude_rules: shift(&c.exclude_rules, self.rules),
            cap_unless: self.maybe(&c.cap_unless),
            ..c.clone()
        }
    }

    fn advice(&self, a: &Advice) -> Advice {
        Advice {
            id: self.name(&a.id),
            help: shift(&a.help, self.contributors),
            for_when: self.maybe(&a.for_when),
            when: self.maybe(&a.when),
            unless: self.maybe(&a.unless),
            suppress: shift(&a.suppress, self.suppress),
            show_if: shift(&a.show_if, self.suppress),
            limits: shift(&a.limits, self.limits),
            ..a.clone()
        }
    }

    fn limit(&self, l: &Limit) -> Limit {
        Limit { codes: shift(&l.codes, self.suppress), when: self.maybe(&l.when), ..l.clone() }
    }

    fn step(&self, step: Step) -> Step {
        match step {
            Step::Question(at) => Step::Question(at + self.questions),
            Step::Finding(at) => Step::Finding(at + self.findings),
            Step::Total(at) => Step::Total(at + self.totals),
        }
    }

    fn maybe(&self, when: &Option<Condition>) -> Option<Condition> {
        when.as_ref().map(|c| self.condition(c))
    }

    fn conditions(&self, all: &[Condition]) -> Vec<Condition> {
        all.iter().map(|c| self.condition(c)).collect()
    }

    fn condition(&self, c: &Condition) -> Condition {
        match c {
            Condition::Is(at) => Condition::Is(at + self.options),
            Condition::Found(at) => Condition::Found(at + self.findings),
            Condition::Amount(at, how, number) => Condition::Amount(at + self.amounts, *how, *number),
            Condition::Total(at, how, number) => Condition::Total(at + self.totals, *how, *number),
            Condition::Ratio((a, left), how, (b, right)) => {
                Condition::Ratio((*a, left + self.amounts), *how, (*b, right + self.amounts))
            }
            Condition::All(parts) => Condition::All(self.conditions(parts)),
            Condition::Any(parts) => Condition::Any(self.conditions(parts)),
            Condition::Not(part) => Condition::Not(Box::new(self.condition(part))),
        }
    }
}

fn shift(places: &[usize], by: usize) -> Vec<usize> {
    places.iter().map(|at| at + by).collect()
}
