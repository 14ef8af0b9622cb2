//! What was left behind or changed, in the languages of the studio.

/// As the importer tells it, `{}` for names and places, and the same in Simplified and in Traditional Chinese, in the words of Taiwan.
const WORDS: [[&str; 3]; 27] = [
    [
        "text that tracked changes delete is left out: accept or reject the changes in the word processor to decide yourself",
        "修订标为删除的文字没有收入：要自己决定，请在文字处理软件里接受或拒绝修订",
        "追蹤修訂標為刪除的文字沒有收入：要自己決定，請在文書處理軟體裡接受或拒絕修訂",
    ],
    [
        "text that tracked changes insert is kept as if accepted",
        "修订标为插入的文字已收入，如同已接受",
        "追蹤修訂標為插入的文字已收入，如同已接受",
    ],
    ["comments are left out: write them as notes", "批注没有收入：请写成注释", "註解沒有收入：請寫成註釋"],
    ["hidden text is left out", "隐藏的文字没有收入", "隱藏的文字沒有收入"],
    [
        "a formula is kept as one line of text: look whether it can be read so",
        "公式成了一行文字：请看看这样是否读得通",
        "公式成了一行文字：請看看這樣是否讀得通",
    ],
    ["the table of contents is left out", "目录没有收入", "目錄沒有收入"],
    ["headers and footers are left out", "页眉和页脚没有收入", "頁首和頁尾沒有收入"],
    [
        "the file has macros: they are not run, and left out",
        "文件里有宏：不会运行，也没有收入",
        "檔案裡有巨集：不會執行，也沒有收入",
    ],
    [
        "an embedded object is left out; its picture is kept where there is one",
        "嵌入的对象没有收入；有图片的，图片已收入",
        "內嵌的物件沒有收入；有圖片的，圖片已收入",
    ],
    [
        "a picture is in a format that browsers do not show (EMF, WMF, TIFF …): save it as PNG and put it in anew",
        "有图片的格式浏览器无法显示（EMF、WMF、TIFF 等）：请另存为 PNG 再插入",
        "有圖片的格式瀏覽器無法顯示（EMF、WMF、TIFF 等）：請另存為 PNG 再插入",
    ],
    [
        "a picture is missing in the file, and left out",
        "文件里缺一张图片，没有收入",
        "檔案裡缺一張圖片，沒有收入",
    ],
    [
        "a picture is no part of the file, but linked: its address is kept if it is one of the web, else it is left out",
        "有图片不在文件里，只是链接：网络地址已保留，其他的没有收入",
        "有圖片不在檔案裡，只是連結：網路位址已保留，其他的沒有收入",
    ],
    [
        "a sign of a font of symbols is kept as a character that other fonts do not have: write it as a Unicode character",
        "符号字体里的符号已保留，但其他字体没有这个字：请换成 Unicode 字符",
        "符號字型裡的符號已保留，但其他字型沒有這個字：請換成 Unicode 字元",
    ],
    [
        "the text of a text box stands after the paragraph that it is tied to",
        "文本框里的文字放在它所在段落之后",
        "文字方塊裡的文字放在它所在段落之後",
    ],
    [
        "a link's address is none that is safe, and left out; its text is kept",
        "有链接的地址不安全，没有收入；文字已保留",
        "有連結的位址不安全，沒有收入；文字已保留",
    ],
    [
        "title and author are those of the file's properties where the text has none: look whether they are right",
        "正文没有标题和作者的，取自文件属性：请看看是否正确",
        "內文沒有標題和作者的，取自檔案屬性：請看看是否正確",
    ],
    [
        "a footnote is referred to that the file does not have",
        "引用了一条文件里没有的脚注",
        "引用了一條檔案裡沒有的註腳",
    ],
    [
        "the text of another file that is tied in here (altChunk, subDoc) is left out: save this file anew in the word processor, which makes it a part of this one",
        "从别的文件并入的文字（altChunk、subDoc）没有收入：请在文字处理软件里重新保存本文件，使它成为其中一部分",
        "從別的檔案併入的文字（altChunk、subDoc）沒有收入：請在文書處理軟體裡重新儲存本檔案，使它成為其中一部分",
    ],
    [
        "text in a cell that is merged with the one above it, where no word processor shows it, is left out: divide the cell, or delete the text",
        "与上一格合并的单元格里有文字处理软件不显示的文字，没有收入：请拆分单元格，或删去文字",
        "與上一格合併的儲存格裡有文書處理軟體不顯示的文字，沒有收入：請分割儲存格，或刪去文字",
    ],
    [
        "an element that is not known here holds text, which is left out: save this file anew in the word processor",
        "有不认识的元素含有文字，没有收入：请在文字处理软件里重新保存本文件",
        "有不認識的元素含有文字，沒有收入：請在文書處理軟體裡重新儲存本檔案",
    ],
    ["scripts are left out", "脚本没有收入", "指令碼沒有收入"],
    [
        "a drawing (SVG) is left out; its characters are kept",
        "绘图（SVG）没有收入；其中的文字已保留",
        "繪圖（SVG）沒有收入；其中的文字已保留",
    ],
    [
        "the order of the chapters names `{}`, which is no file of the book: get the book anew",
        "章节顺序里有 `{}`，书里没有这个文件：请重新取得这本书",
        "章節順序裡有 `{}`，書裡沒有這個檔案：請重新取得這本書",
    ],
    ["the chapter `{}` is missing in the file", "文件里缺章节 `{}`", "檔案裡缺章節 `{}`"],
    [
        "the chapter `{}` breaks off in its line {}, in `<{}>`: what came after is missing; get the book anew",
        "章节 `{}` 在第 {} 行的 `<{}>` 处中断：后面的内容缺失，请重新取得这本书",
        "章節 `{}` 在第 {} 行的 `<{}>` 處中斷：後面的內容缺失，請重新取得這本書",
    ],
    [
        "what this book sets apart from its order (linear=\"no\") stands at the end",
        "书里标为不属于阅读顺序的部分（linear=\"no\"）放在最后",
        "書裡標為不屬於閱讀順序的部分（linear=\"no\"）放在最後",
    ],
    TIMES,
];

/// Behind any of them.
const TIMES: [&str; 3] = ["{} ({} times)", "{}（{} 处）", "{}（{} 處）"];

/// A message in English, and in Chinese of both scripts. One that has no row stays as it is.
pub fn in_all(message: &str) -> [String; 3] {
    let again = parts(TIMES[0], message).filter(|parts| parts[1].parse::<u32>().is_ok());
    let core = again.as_ref().map_or(message, |parts| parts[0]);
    let row = WORDS[..WORDS.len() - 1].iter().find_map(|row| Some((row, parts(row[0], core)?)));
    [0, 1, 2].map(|lang| {
        let said = row.as_ref().map_or_else(|| core.to_owned(), |(row, parts)| filled(row[lang], parts));
        match &again {
            Some(parts) => filled(TIMES[lang], &[said.as_str(), parts[1]]),
            None => said,
        }
    })
}

/// What stands in a message in the place of each `{}`; `None` where it is another message.
fn parts<'m>(pattern: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let mut pieces = pieces.peekable();
    let mut parts = Vec::new();
    while let Some(piece) = pieces.next() {
        // The last one is the end of the message.
        let at = match pieces.peek() {
            Some(_) => rest.find(piece)?,
            None => rest.len() - rest.strip_suffix(piece).map(|_| piece.len())?,
        };
        parts.push(&rest[..at]);
        rest = &rest[at + piece.len()..];
    }
    rest.is_empty().then_some(parts)
}

fn filled(pattern: &str, parts: &[&str]) -> String {
    let mut pieces = pattern.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for (part, piece) in parts.iter().zip(pieces) {
        text += part;
        text += piece;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_of_the_importer_is_told_in_chinese() {
        let mut told = 0;
        for message in jiazhu_import::messages() {
            let own = message.replace("{}", "a");
            let [english, hans, hant] = in_all(&own);
            assert_eq!(english, own);
            let is_chinese = |text: &str| text.chars().any(|c| ('一'..='鿿').contains(&c));
            assert!(is_chinese(&hans) && is_chinese(&hant), "{message}");
            told += 1;
        }
        // One is told of documents and of e-books.
        assert_eq!(told, WORDS.len());
    }

    #[test]
    fn names_places_and_numbers_stay() {
        assert_eq!(
            in_all("scripts are left out (3 times)"),
            ["scripts are left out (3 times)", "脚本没有收入（3 处）", "指令碼沒有收入（3 處）"]
        );
        let broken = "the chapter `a/1.xhtml` breaks off in its line 7, in `<p>`: what came after is missing; get the book anew";
        assert_eq!(
            in_all(broken)[1],
            "章节 `a/1.xhtml` 在第 7 行的 `<p>` 处中断：后面的内容缺失，请重新取得这本书"
        );
        assert_eq!(in_all("another (one)"), ["another (one)"; 3]);
    }
}
