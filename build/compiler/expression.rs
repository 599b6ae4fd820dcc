//! The language of conditions, as the clinical specification writes them:
//! `a1_faint and (sev.now >= 6 or not f_belly)`, `count(g1, g2) >= 2`, `max(0, 2*count(g5) - count(g8))`.

use winnow::{
    Parser, Result as Parsed,
    ascii::{digit1, multispace0},
    combinator::{alt, delimited, opt, preceded, repeat, separated},
    error::ContextError,
    stream::AsChar,
    token::take_while,
};

/// How a whole number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
}

/// A condition as written: names are not resolved yet.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    Name(String),
    /// A whole number or an amount compared with a number, which is kept in tenths.
    Compare(Sum, Comparison, i32),
    /// Two amounts compared, each times a number: `10*tr.trigger_km > 13*tr.long30_km`.
    Ratio((i32, String), Comparison, (i32, String)),
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Box<Expression>),
}

/// A whole number as written: a name alone, or weighted counts, at least `floor` where one is given.
#[derive(Debug, Clone, PartialEq)]
pub enum Sum {
    Name(String),
    Terms { terms: Vec<(i32, Vec<Expression>)>, floor: Option<i32> },
}

impl std::fmt::Display for Expression {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let join = |parts: &[Expression], word: &str| parts.iter().map(|p| format!("({p})")).collect::<Vec<_>>().join(word);
        match self {
            Expression::Name(name) => f.write_str(name),
            Expression::Compare(..) | Expression::Ratio(..) => f.write_str("a comparison"),
            Expression::All(parts) => f.write_str(&join(parts, " and ")),
            Expression::Any(parts) => f.write_str(&join(parts, " or ")),
            Expression::Not(part) => write!(f, "not {part}"),
        }
    }
}

/// Parses a condition. The error is a sentence that points at the place.
pub fn condition(text: &str) -> Result<Expression, String> {
    whole(any_of, text)
}

/// Parses a whole-number definition such as `2*count(g5) + count(g8)`.
pub fn sum(text: &str) -> Result<Sum, String> {
    whole(total, text)
}

fn whole<T>(mut parser: impl FnMut(&mut &str) -> Parsed<T>, text: &str) -> Result<T, String> {
    let mut rest = text;
    let result = parser(&mut rest);
    let rest = rest.trim_start();
    match result {
        Ok(value) if rest.is_empty() => Ok(value),
        _ => Err(format!("the condition cannot be read from here: `{}`", if rest.is_empty() { "(end)" } else { rest })),
    }
}

fn fail<T>() -> Parsed<T> {
    Err(ContextError::new())
}

fn any_of(input: &mut &str) -> Parsed<Expression> {
    let mut parts: Vec<Expression> = separated(1.., all_of, word("or")).parse_next(input)?;
    Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::Any(parts) })
}

fn all_of(input: &mut &str) -> Parsed<Expression> {
    let mut parts: Vec<Expression> = separated(1.., factor, word("and")).parse_next(input)?;
    Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::All(parts) })
}

fn factor(input: &mut &str) -> Parsed<Expression> {
    if opt(word("not")).parse_next(input)?.is_some() {
        return Ok(Expression::Not(Box::new(factor(input)?)));
    }
    alt((comparison, delimited(symbol("("), any_of, symbol(")")), name.map(Expression::Name))).parse_next(input)
}

fn comparison(input: &mut &str) -> Parsed<Expression> {
    alt((ratio, with_number)).parse_next(input)
}

fn with_number(input: &mut &str) -> Parsed<Expression> {
    let left = alt((total_of_counts, name.map(Sum::Name))).parse_next(input)?;
    let how = how(input)?;
    let right = tenths(input)?;
    Ok(Expression::Compare(left, how, right))
}

fn ratio(input: &mut &str) -> Parsed<Expression> {
    let left = scaled(input)?;
    let how = how(input)?;
    let right = scaled(input)?;
    Ok(Expression::Ratio(left, how, right))
}

fn scaled(input: &mut &str) -> Parsed<(i32, String)> {
    let factor = opt((number, symbol("*"))).parse_next(input)?.map_or(1, |(n, _)| n);
    Ok((factor, name(input)?))
}

fn how(input: &mut &str) -> Parsed<Comparison> {
    alt((
        symbol(">=").value(Comparison::AtLeast),
        symbol("<=").value(Comparison::AtMost),
        symbol(">").value(Comparison::Above),
        symbol("<").value(Comparison::Below),
        symbol("=").value(Comparison::Equal),
    ))
    .parse_next(input)
}

fn total(input: &mut &str) -> Parsed<Sum> {
    alt((at_least, total_of_counts)).parse_next(input)
}

fn at_least(input: &mut &str) -> Parsed<Sum> {
    word("max").parse_next(input)?;
    symbol("(").parse_next(input)?;
    let least = number(input)?;
    symbol(",").parse_next(input)?;
    let inner = total_of_counts(input)?;
    symbol(")").parse_next(input)?;
    match inner {
        Sum::Terms { terms, .. } => Ok(Sum::Terms { terms, floor: Some(least) }),
        Sum::Name(_) => fail(),
    }
}

fn total_of_counts(input: &mut &str) -> Parsed<Sum> {
    let first = term(input)?;
    let mut terms = vec![first];
    let more: Vec<(i32, (i32, Vec<Expression>))> =
        repeat(0.., (alt((symbol("+").value(1), symbol("-").value(-1))), term)).parse_next(input)?;
    terms.extend(more.into_iter().map(|(sign, (weight, of))| (sign * weight, of)));
    Ok(Sum::Terms { terms, floor: None })
}

fn term(input: &mut &str) -> Parsed<(i32, Vec<Expression>)> {
    let weight = opt((number, symbol("*"))).parse_next(input)?.map_or(1, |(n, _)| n);
    word("count").parse_next(input)?;
    let of = delimited(symbol("("), separated(1.., any_of, symbol(",")), symbol(")")).parse_next(input)?;
    Ok((weight, of))
}

fn number(input: &mut &str) -> Parsed<i32> {
    preceded(multispace0, digit1).parse_next(input)?.parse().map_err(|_| ContextError::new())
}

/// A number with at most one decimal, in tenths.
fn tenths(input: &mut &str) -> Parsed<i32> {
    let whole = number(input)?;
    let tenth: Option<&str> = opt(preceded(".", digit1)).parse_next(input)?;
    match tenth {
        None => whole.checked_mul(10).ok_or_else(ContextError::new),
        Some(tenth) if tenth.len() == 1 => Ok(whole * 10 + tenth.parse::<i32>().map_err(|_| ContextError::new())?),
        Some(_) => fail(),
    }
}

fn symbol<'s>(text: &'static str) -> impl Parser<&'s str, &'s str, ContextError> {
    preceded(multispace0, text)
}

/// A reserved word, not the beginning of a longer name.
fn word<'s>(text: &'static str) -> impl Parser<&'s str, (), ContextError> {
    move |input: &mut &'s str| {
        let start = *input;
        match raw_name(input) {
            Ok(found) if found == text => Ok(()),
            _ => {
                *input = start;
                fail()
            }
        }
    }
}

fn name(input: &mut &str) -> Parsed<String> {
    let start = *input;
    let found = raw_name(input)?;
    if matches!(found, "and" | "or" | "not" | "count" | "max") {
        *input = start;
        return fail();
    }
    Ok(found.to_owned())
}

fn raw_name<'s>(input: &mut &'s str) -> Parsed<&'s str> {
    let found: &str =
        preceded(multispace0, take_while(1.., |c: char| c.is_alphanum() || c == '_' || c == '.')).parse_next(input)?;
    if found.starts_with(|c: char| c.is_ascii_digit()) { fail() } else { Ok(found) }
}
