//! What stands on the studio: names of its parts, its buttons and its fields.

use super::table;

table! {
    /// What stands on the studio.
    Label {
        // The page and its bar.
        Title "夹注 Jiazhu: the studio" "夹注工作室" "夾注工作室"
        Studio " Jiazhu: the studio" "工作室" "工作室"
        Shown "What is shown" "显示内容" "顯示內容"
        Read "Read" "阅读" "閱讀"
        Write "Write" "编写" "編寫"
        Findings "Findings" "检查结果" "檢查結果"
        FindingsCounted "Findings {n}" "检查结果 {n}" "檢查結果 {n}"
        Undo "Undo" "撤销" "復原"
        Redo "Redo" "重做" "重做"
        StepOf "{step}: {what}" "{step}：{what}" "{step}：{what}"
        Open "Open…" "打开……" "開啟……"
        New "New" "新建" "新增"
        Language "Language" "界面语言" "介面語言"
        Close "Close" "关闭" "關閉"
        NewStudio "A newer studio has come." "工作室有新版本。" "工作室有新版本。"
        LoadIt "Load it" "加载新版本" "載入新版本"

        // The empty sheet.
        Question "Which Chinese text would you like to read?" "您想读哪一篇中文？" "您想讀哪一篇中文？"
        PasteIt
            "Paste it, drop a file here, or write. It is read in this browser; nothing is sent anywhere."
            "可以粘贴文字、把文件拖到这里，或直接书写。文字只在这个浏览器里处理，不会发送到任何地方。"
            "可以貼上文字、把檔案拖到這裡，或直接書寫。文字只在這個瀏覽器裡處理，不會傳送到任何地方。"
        OpenFile "Open a file" "打开文件" "開啟檔案"
        Kinds
            "Plain text, Markdown or HTML in any Chinese encoding, a document of Word (.docx), an e-book (.epub)."
            "纯文本、Markdown 或 HTML（任何中文编码均可），Word 文档（.docx），电子书（.epub）。"
            "純文字、Markdown 或 HTML（任何中文編碼均可），Word 文件（.docx），電子書（.epub）。"
        GoOnWith "Go on with “{title}”" "继续处理“{title}”" "繼續處理「{title}」"
        ForgetIt "Forget it" "删除保存的内容" "刪除儲存的內容"
        OrLookAt "Or look at one:" "或者先看一篇：" "或者先看一篇："
        NingboArticle "An article from Ningbo" "一篇来自宁波的文章" "一篇來自寧波的文章"

        // The reading.
        Reading "Reading" "读本" "讀本"
        NoTextYet
            "There is no text yet: paste or write one under Article."
            "还没有文字：请在“文章”栏粘贴或书写。"
            "還沒有文字：請在「文章」欄貼上或書寫。"
        Fetching
            "Fetching what it takes to read Chinese, once: "
            "正在下载分析中文所需的数据，只需一次："
            "正在下載分析中文所需的資料，只需一次："
        DoneOf "{done} of {of}" "{done}／{of}" "{done}／{of}"
        AsItWas "This is the reading as it was: " "读本仍是修改前的样子：" "讀本仍是修改前的樣子："
        NoReadingYet "There is no reading yet: " "还没有读本：" "還沒有讀本："
        WhatYouWroteIsKept " What you wrote is kept." "您写的内容仍在。" "您寫的內容仍在。"
        LoadDictionary
            "Load the dictionary CC-CEDICT (3.4 MB): what all other words mean"
            "加载词典 CC-CEDICT（3.4 MB）：其他词语的释义"
            "載入辭典 CC-CEDICT（3.4 MB）：其他詞語的釋義"

        // The texts.
        Article "Article" "文章" "文章"
        Glossary "Glossary" "词汇表" "詞彙表"
        Notes "Notes" "注释" "註釋"
        NotesAre "remarks on passages, as JSON" "对文中片段的说明，JSON 格式" "對文中片段的說明，JSON 格式"
        SheetHint "把一段中文放在這裡" "把一段中文放在这里" "把一段中文放在這裡"
        ReadAs "read as " "格式：" "格式："
        PlainText "plain text" "纯文本" "純文字"
        Markdown "Markdown" "Markdown" "Markdown"
        Html "HTML" "HTML" "HTML"
        Gibberish " Is it gibberish? Read it as " "是乱码吗？换一种编码读取：" "是亂碼嗎？換一種編碼讀取："
        InArticle "article" "文章" "文章"
        InGlossary "glossary" "词汇表" "詞彙表"
        InNotes "notes" "注释" "註釋"
        PlaceInText "{text}, line {n}" "{text}第 {n} 行" "{text}第 {n} 行"

        // The glossary as cards.
        HowSeen "How the glossary is seen" "词汇表的显示方式" "詞彙表的顯示方式"
        Cards "Cards" "卡片" "卡片"
        Text "Text" "文本" "文字"
        Find "Find or add a term" "查找或添加词目" "尋找或新增詞目"
        AddTerm "Add “{term}”" "添加“{term}”" "新增「{term}」"
        NoTerms
            "No term is explained yet. Select one in the reading, or write it here."
            "还没有解释任何词语。请在读本中选取，或在这里输入。"
            "還沒有解釋任何詞語。請在讀本中選取，或在這裡輸入。"
        NoneFound "No entry has this in it." "没有词目包含这些文字。" "沒有詞目包含這些文字。"
        Unreadable
            "The glossary’s text has an error, so its cards cannot be drawn. It is listed among the findings."
            "词汇表的文本有错误，无法显示为卡片。错误列在检查结果中。"
            "詞彙表的文字有錯誤，無法顯示為卡片。錯誤列在檢查結果中。"
        IsTable
            "This glossary is a table: it is written as a text."
            "这份词汇表是表格，请以文本方式编写。"
            "這份詞彙表是表格，請以文字方式編寫。"
        ShowText "Show the text" "显示文本" "顯示文字"
        ShowInText "Show it in the text" "在文本中显示" "在文字中顯示"
        AllTerms "All terms" "全部词目" "全部詞目"
        Proposed "proposed" "建议" "建議"
        Accept "Accept what is proposed" "采纳建议" "採納建議"
        Delete "Delete this entry" "删除此词目" "刪除此詞目"
        ShowAll "Show all {n}" "显示全部 {n} 项" "顯示全部 {n} 項"
        MoreInText "In its text there is more: {keys}." "文本中还有：{keys}。" "文字中還有：{keys}。"
        Candidates "Terms that may want an entry" "可能需要解释的词语" "可能需要解釋的詞語"
        WithoutDictionary
            "When the dictionary is loaded, below the reading, it is known which words it explains."
            "在读本下方加载词典后，才知道哪些词已有释义。"
            "在讀本下方載入辭典後，才知道哪些詞已有釋義。"
        StandsOnce "stands once in the text" "文中出现 1 次" "文中出現 1 次"
        StandsTimes "stands {n} times in the text" "文中出现 {n} 次" "文中出現 {n} 次"

        // Fields of a card.
        FieldId "Id, which other entries name it by" "代号（供其他词目引用）" "代號（供其他詞目引用）"
        FieldHeadword "Simplified" "简体" "簡體"
        FieldTraditional "Traditional" "繁体" "繁體"
        FieldForm "Other form" "其他写法" "其他寫法"
        FieldPinyin "Pinyin" "拼音" "漢語拼音"
        FieldClass "What it is" "类别" "類別"
        FieldEn "What it means, in English" "英文释义" "英文釋義"
        FieldZh "What it means, in Chinese" "中文释义" "中文釋義"
        FieldFirst "When, where and by whom it was first said" "最早出现的时间、出处与说者" "最早出現的時間、出處與說者"
        FieldHere "What it does in this text" "在本文中的作用" "在本文中的作用"
        FieldNotIn "Not this term in" "不视为此词的上下文" "不視為此詞的上下文"
        ClassTerm "term" "一般词语" "一般詞語"
        ClassFormula "formula" "政治提法" "政治提法"
        ClassInstitution "institution" "机构与职务" "機構與職務"
        ClassPractice "practice" "制度与做法" "制度與做法"
        ClassProgramme "programme" "改革与项目" "改革與計畫"
        ClassMetaphor "metaphor" "比喻" "比喻"
        ClassAllusion "allusion" "成语与典故" "成語與典故"
        ClassPerson "person" "人物" "人物"
        ClassPlace "place" "地名" "地名"
        ClassAdministration "administration" "行政用语" "行政用語"
        ClassWork "work" "作品" "作品"
        ClassEvent "event" "事件" "事件"

        // A passage that is selected.
        Passage "The passage that is selected" "选取的文字" "選取的文字"
        Explain "Explain this" "解释此词" "解釋此詞"
        ChangeEntry "Change its entry" "修改词目" "修改詞目"
        WriteNote "Write a note" "写注释" "寫註釋"
        NoteOnPassage "Note on this passage" "对这段文字的注释" "對這段文字的註釋"
        NoteKind "What it is about" "注释类别" "註釋類別"
        AddNote "Add the note" "添加注释" "新增註釋"
        Cancel "Cancel" "取消" "取消"
        KindRemark "a remark" "备注" "備註"
        KindDamage "characters lost" "文字损坏" "文字毀損"
        KindConversion "a wrong conversion" "简繁转换之误" "簡繁轉換之誤"
        KindLayout "line breaks, punctuation" "版式与标点" "版式與標點"
        KindWording "an unusual wording" "措辞特殊" "措辭特殊"
        KindVariant "a regional spelling" "地区用字" "地區用字"

        // What the last change did.
        Outcome "What the last change did" "上次修改的效果" "上次修改的效果"
        OneWon "1 mark won" "新增 1 处标注" "新增 1 處標注"
        Won "{n} marks won" "新增 {n} 处标注" "新增 {n} 處標注"
        OneLost "1 mark lost" "失去 1 处标注" "失去 1 處標注"
        Lost "{n} marks lost" "失去 {n} 处标注" "失去 {n} 處標注"
        WonAndLost "{won}, {lost} lost" "{won}，失去 {lost} 处" "{won}，失去 {lost} 處"
        MarkedNowhere "It is marked nowhere in the text." "文中没有标注此词。" "文中沒有標注此詞。"
        MarkedOnce "It is marked in one place." "文中标注了 1 处。" "文中標注了 1 處。"
        Marked "It is marked in {n} places." "文中标注了 {n} 处。" "文中標注了 {n} 處。"
        RefusedOnce "It stands in another place that is no mark:" "另有 1 处没有标注：" "另有 1 處沒有標注："
        Refused "It stands in {n} more places that are no marks:" "另有 {n} 处没有标注：" "另有 {n} 處沒有標注："
        WouldCut "it would cut {words}" "会切断{words}" "會切斷{words}"
        IsInside "it is a part of the term {term}" "是词目{term}的一部分" "是詞目{term}的一部分"
        KeptOut "the glossary or a note keeps it out there" "词汇表或注释排除了此处" "詞彙表或註釋排除了此處"
        AndMore "and {n} more" "另有 {n} 处" "另有 {n} 處"

        // Findings.
        NothingDoubtful "Nothing is doubtful" "没有疑问" "沒有疑問"
        OneFinding "1 finding" "1 条提示" "1 條提示"
        FindingCount "{n} findings" "{n} 条提示" "{n} 條提示"
        OneError "1 error" "1 个错误" "1 個錯誤"
        ErrorCount "{n} errors" "{n} 个错误" "{n} 個錯誤"
        ErrorsAndFindings "{errors}, {findings}" "{errors}，{findings}" "{errors}，{findings}"
        Error "Error: " "错误：" "錯誤："
        MendWrite "Write {value}" "改为{value}" "改為{value}"
        MendAddForm "Add it to the forms" "加入其他写法" "加入其他寫法"
        MendDeleteForm "Delete the form" "删除这个写法" "刪除這個寫法"

        // What can be undone.
        DidType "writing" "书写" "書寫"
        DidFill "a change of a card" "修改卡片" "修改卡片"
        DidOpen "opening a file" "打开文件" "開啟檔案"
        DidAdd "a new entry" "新增词目" "新增詞目"
        DidDelete "deleting an entry" "删除词目" "刪除詞目"
        DidAccept "accepting proposals" "采纳建议" "採納建議"
        DidNote "a new note" "新增注释" "新增註釋"
        DidMend "mending" "改正" "修正"

        // What is taken along.
        Publish "Publish" "发布" "發布"
        TakeAlong "Take along" "下载与发布" "下載與發布"
        CopyLink "Copy a link" "复制链接" "複製連結"
        CopyLinkAbout
            "for a short text: the address of this page with the article in it"
            "适合短文：文章就在本页的网址里"
            "適合短文：文章就在本頁的網址裡"
        ExportReading "Reading" "读本" "讀本"
        ExportWords "Words file" "词语释义文件" "詞語釋義檔"
        ExportHtml "HTML" "HTML" "HTML"
        ExportPage "Page" "网页" "網頁"
        ExportStandalone "Single page" "单文件网页" "單檔網頁"
        ExportSite "Site" "网站" "網站"
        ExportProject "Project" "项目" "專案"
        ExportTag "Copy the tag" "复制嵌入代码" "複製嵌入碼"
        AboutReading "what <jiazhu-reading> shows" "由 <jiazhu-reading> 显示的文件" "由 <jiazhu-reading> 顯示的檔案"
        AboutWords
            "what the dictionary says of its words; lies beside the reading"
            "文中词语的词典释义，与读本放在一起"
            "文中詞語的辭典釋義，與讀本放在一起"
        AboutHtml
            "the article without script, to stand between the tags"
            "不用脚本的文章，放在标签之间"
            "不用指令碼的文章，放在標籤之間"
        AboutPage
            "a whole page for a web server, beside the reading and the widget’s files"
            "完整的网页，与读本和组件文件一起放在服务器上"
            "完整的網頁，與讀本和元件檔案一起放在伺服器上"
        AboutStandalone
            "one page with all in it, which works from a disk"
            "一个包含全部内容的网页，可直接从磁盘打开"
            "一個包含全部內容的網頁，可直接從磁碟開啟"
        AboutSite
            "a folder for any web server, as a zip: the page with all that lies beside it"
            "供任何服务器使用的文件夹，打包为 zip：网页及其所需的全部文件"
            "供任何伺服器使用的資料夾，打包為 zip：網頁及其所需的全部檔案"
        AboutProject
            "your three texts in one file, which the studio opens again, and the command line"
            "三份文本合为一个文件，可在工作室中再次打开，命令行也能读取"
            "三份文字合為一個檔案，可在工作室中再次開啟，命令列也能讀取"
        AboutTag "for a page of your own" "用于您自己的网页" "用於您自己的網頁"
        AboutText
            "your text as it is, for the command line or an editor"
            "文本原样，供命令行或编辑器使用"
            "文字原樣，供命令列或編輯器使用"

        // What the browser keeps.
        BeingSaved "Being saved in this browser …" "正在保存到这个浏览器……" "正在儲存到這個瀏覽器……"
        Saved
            "Saved in this browser. Some browsers forget what was not visited for a week: a project file is safer."
            "已保存在这个浏览器中。有些浏览器会删除一周没有访问的内容：项目文件更稳妥。"
            "已儲存在這個瀏覽器中。有些瀏覽器會刪除一週沒有造訪的內容：專案檔更穩妥。"
        NotSaved "Not saved ({why}): take a project file along." "未保存（{why}）：请下载项目文件。" "未儲存（{why}）：請下載專案檔。"
        SavedElsewhere
            "Another tab of the studio keeps this project: what you write here is not saved."
            "这个项目正由另一个标签页保存：在这里写的内容不会保存。"
            "這個專案正由另一個分頁儲存：在這裡寫的內容不會儲存。"
        KeepHere "Keep it here instead" "改由这里保存" "改由這裡儲存"
    }
}
