//! Plain text: no character of it is a sign.
//!
//! Lines that stand together between empty lines are paragraphs, one each. Short lines are verse: they stay together. Where lines
//! begin with 　　, a line without it goes on with the paragraph before, if that had not ended. Lines that were all broken where they were
//! full, as a mail program or an old book file has them, are one paragraph, or several where short lines end sentences.

use super::builder::{Built, TreeBuilder};
use super::front_matter;
use crate::diagnostic::{Diagnostic, Place};
use jiazhu_reading::BlockKind;

/// A line of verse has no more characters than this.
const VERSE: usize = 18;

/// A line that was broken where it was full has as many columns, at least: a Chinese character takes two.
const FULL: usize = 48;

/// Lines of some screens and old phones are narrower; several of them that end in the middle of a sentence are needed.
const NARROW: usize = 38;

/// By so many columns lines that were broken where they were full differ, for punctuation does not begin a line, and words are kept whole.
const RAGGED: usize = 6;

/// The blocks of what stands behind its front matter, which ends at the byte `body_start`.
pub fn blocks(file: &str, source: &str, body_start: usize, warnings: &mut Vec<Diagnostic>) -> Built {
    let mut builder = TreeBuilder::new(file, warnings);
    if body_start == 0 && front_matter::is_headed(source) {
        let message = "a head begins here, and its first line says nothing that is known of a text, so its lines are text: name the file `.md`, or delete them";
        builder.warn("markup", Place { line: 1, column: 1, length: 3 }, message);
    }
    let place = |line: u32| Place { line, column: 1, length: 0 };
    let above = source[..body_start].matches('\n').count();
    read_all((1..).map(place).zip(source.lines()).skip(above), &mut builder);
    builder.finish()
}

/// Reads lines with their places, of which empty ones part paragraphs.
pub fn read_all<'l>(lines: impl Iterator<Item = (Place, &'l str)>, builder: &mut TreeBuilder<'_>) {
    let mut group: Vec<(Place, &str)> = Vec::new();
    for (place, line) in lines {
        if line.trim().is_empty() {
            read(&std::mem::take(&mut group), builder);
        } else {
            group.push((place, line));
        }
    }
    read(&group, builder);
}

/// Lines without an empty one between them.
fn read(lines: &[(Place, &str)], builder: &mut TreeBuilder<'_>) {
    let indented = lines.iter().any(|(_, line)| is_indented(line));
    let is_verse = !indented && lines.len() > 1 && lines.iter().all(|(_, line)| is_verse(line));
    let least = lines.iter().map(|(_, line)| columns(line)).max().unwrap_or(0).saturating_sub(RAGGED);
    let is_wrapped = !indented && !is_verse && (is_wrapped(lines) || are_wrapped(lines, least));
    if !indented && !is_verse && !is_wrapped {
        tell_wrapped(lines, least, builder);
    }
    let mut before: Option<&str> = None;
    for (place, line) in lines {
        let place = *place;
        match before {
            Some(_) if is_verse => builder.line_break(place),
            Some(before) if is_wrapped && columns(before) >= least => builder.soft_break(place),
            Some(before) if indented && !is_indented(line) && is_full(before) => builder.soft_break(place),
            _ => builder.begin_leaf(BlockKind::Paragraph),
        }
        builder.text(line, place);
        before = Some(line);
    }
    builder.close_leaf();
}

fn is_indented(line: &str) -> bool {
    line.starts_with('\u{3000}') || line.starts_with("  ") || line.starts_with('\t')
}

fn is_verse(line: &str) -> bool {
    let begins_item = super::lines::begins_item(line);
    line.chars().count() <= VERSE && !begins_item && line.chars().any(jiazhu_reading::han::is_han)
}

/// Whether a line ended because it was full, not because its sentence did.
fn is_full(line: &str) -> bool {
    columns(line) >= FULL
        && !line.trim_end().ends_with(['。', '！', '？', '…', '”', '」', '』', '：', '；', '）'])
}

/// Whether three lines or more were broken where they were full: all but the last are as long as one another, and some end in the middle of
/// a sentence.
fn is_wrapped(lines: &[(Place, &str)]) -> bool {
    let Some((last, full)) = lines.split_last() else { return false };
    let widths = || full.iter().map(|(_, line)| columns(line));
    let (least, most) = (widths().min().unwrap_or(0), widths().max().unwrap_or(0));
    full.len() >= 2
        && most >= FULL
        && most - least <= RAGGED
        && columns(last.1) <= most
        && full.iter().any(|(_, line)| is_in_sentence(line))
        && !lines.iter().any(|(_, line)| super::lines::begins_item(line))
}

/// The same of several paragraphs: lines that are not full, of `least` columns, end a sentence, and most that are do not.
fn are_wrapped(lines: &[(Place, &str)], least: usize) -> bool {
    let Some((last, before)) = lines.split_last() else { return false };
    let (full, short): (Vec<&str>, Vec<&str>) =
        before.iter().map(|(_, line)| *line).partition(|line| columns(line) >= least);
    let in_sentence = full.iter().filter(|line| is_in_sentence(line)).count();
    let enough = if least + RAGGED >= FULL { 2 } else { 3 };
    least + RAGGED >= NARROW
        && in_sentence >= enough
        && in_sentence * 2 >= full.len()
        && short.iter().all(|line| ends_sentence(line))
        && (columns(last.1) >= least || ends_sentence(last.1))
        && !lines.iter().any(|(_, line)| super::lines::begins_item(line))
}

/// Tells of lines that seem to be broken where they were full, and are paragraphs here.
fn tell_wrapped(lines: &[(Place, &str)], least: usize, builder: &mut TreeBuilder<'_>) {
    // Words in Latin are kept whole, so lines end sooner before them.
    let least = if lines.iter().any(|(_, line)| line.contains(|c: char| c.is_ascii_alphabetic())) {
        least.saturating_sub(RAGGED)
    } else {
        least
    };
    let is_cut = |pair: &&[(Place, &str)]| {
        let [(_, line), (_, after)] = pair else { return false };
        columns(line) >= least && is_in_sentence(line) && after.starts_with(super::lines::is_wide)
    };
    let cut: Vec<&[(Place, &str)]> = lines.windows(2).filter(is_cut).collect();
    let full = lines.iter().filter(|(_, line)| columns(line) >= least).count();
    let most = lines.iter().map(|(_, line)| columns(line)).max().unwrap_or(0);
    if let [first, _, ..] = cut[..]
        && most >= NARROW
        && cut.len() * 2 >= full
    {
        let message = format!(
            "{} of these lines end in the middle of a sentence, where they are full, and each is a paragraph here: put an empty line between paragraphs, and their lines are joined",
            cut.len()
        );
        builder.warn("hard-wrapped", first[0].0, message);
    }
}

fn is_in_sentence(line: &str) -> bool {
    line.trim_end().ends_with(|c: char| super::lines::is_wide(c) && c.is_alphanumeric())
}

fn ends_sentence(line: &str) -> bool {
    let said = line.trim_end().trim_end_matches(['”', '’', '」', '』', '）', '》']);
    said.ends_with(['。', '！', '？', '…', '：'])
}

fn columns(line: &str) -> usize {
    line.trim_end().chars().map(|c| 1 + usize::from(super::lines::is_wide(c))).sum()
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    fn read(source: &str) -> (Vec<String>, Vec<(&'static str, Option<u32>)>) {
        let article = Article::parse("a.txt", source.as_bytes()).unwrap();
        let texts = article.blocks.iter().map(|block| block.text.clone()).collect();
        (texts, article.warnings.iter().map(|found| (found.code, found.line)).collect())
    }

    const SPRING: &str = "春天来了，万物复苏，大地一片生机。小河边的柳树发出了嫩芽，田\n野里的油菜花开得金黄一片，蜜蜂在花丛中忙碌地飞来飞去，空气里\n弥漫着泥土和青草的芬芳。孩子们脱下厚重的棉衣，在草地上尽情地\n奔跑。\n";
    const SUMMER: &str = "夏天来了，知了在树上不停地叫着，太阳像一个大火球，炙烤着大地\n。人们躲在树荫下乘凉，吃着西瓜，讲着故事，一直讲到月亮升起来，\n孩子们都睡着了。\n";

    #[test]
    fn paragraphs_whose_lines_were_broken_where_they_were_full_are_joined() {
        let whole = |text: &str| text.replace('\n', "");
        assert_eq!(read(&format!("{SPRING}{SUMMER}")), (vec![whole(SPRING), whole(SUMMER)], vec![]));
        assert_eq!(read(&format!("{SUMMER}{SPRING}{SUMMER}")).0.len(), 3);
    }

    #[test]
    fn lines_that_seem_to_be_broken_are_told_where_it_is_not_sure() {
        let (texts, told) = read(&format!("第一章\n{SPRING}{SUMMER}"));
        assert_eq!((texts.len(), told), (8, vec![("hard-wrapped", Some(2))]));
    }

    #[test]
    fn narrow_lines_are_joined_and_those_with_latin_are_told() {
        let narrow = "我家在山的那一边，门前有一条小河，河边的地\n势高低不平，走起来很不方便。小时候我常在这\n里学习游泳，那时水很清，鱼也多，夏天的晚上\n大家都来。\n后来河上修了一座桥，车子来来往往，孩子们再\n也不敢下水了。\n";
        assert_eq!((read(narrow).0.len(), read(narrow).1), (2, vec![]));
        let latin = "第一章\n本文介绍Transformer模型的基本结构，以及它在机器\n翻译中的应用。我们先说明attention机制，然后再讨\n论训练时的细节，包括learning rate的选择，最后给\n出实验的结果。\n";
        assert_eq!(read(latin).1, [("hard-wrapped", Some(2))]);
    }

    #[test]
    fn a_head_that_is_read_as_text_is_told() {
        assert_eq!(read("---\nlayout: post\n---\n\n正文。\n").1, [("markup", Some(1))]);
        assert_eq!(read("---\ntitle: 题\n---\n\n正文。\n"), (vec!["正文。".to_owned()], vec![]));
    }

    #[test]
    fn paragraphs_of_one_line_each_stay_as_they_are() {
        let lines = "老街的石板路很滑，雨后尤其如此，走的人不多，却都不肯绕开它走。\n卖糖人的老张每天都在巷口摆摊，孩子们围着他看，一看就是半天。\n他今年六十八岁，年轻时在戏班里学过画脸谱，所以糖人的脸各不相同。\n";
        assert_eq!(read(lines).0.len(), 3);
        assert_eq!(read(lines).1, []);
    }
}
