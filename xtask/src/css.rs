// Also a module of the widget's build program, which puts the style sheets into its program.

/// A style sheet without comments and idle blanks. Our own sheets have neither comment signs nor double blanks in strings.
pub fn small(css: &str) -> String {
    let mut code = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        code += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    code += rest;
    let mut small = String::new();
    for c in code.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        match (small.chars().last(), c) {
            (None | Some(' ' | '{' | '}' | ';' | ',' | ':'), ' ') => {}
            (Some(' '), '{' | '}' | ';' | ',') => {
                small.pop();
                small.push(c);
            }
            _ => small.push(c),
        }
    }
    small
}

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn comments_and_idle_blanks_go() {
        let css =
            "/* Ink. */\n.jz, p {\n  color: red;\r\n\tmargin: 0 1em;\n}\n/* a * b */ p :hover { top: 0 }\n";
        assert_eq!(small(css), ".jz,p{color:red;margin:0 1em;}p :hover{top:0}");
    }

    #[test]
    fn a_comment_without_an_end_takes_the_rest() {
        assert_eq!(small("a{b:c}/* d"), "a{b:c}");
    }
}
