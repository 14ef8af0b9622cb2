//! What the studio tells: what went wrong, what has been done, and what to do.

use super::table;

table! {
    /// What the studio tells. A sentence without its full stop.
    Message {
        // Files.
        Empty "{name} is empty. Nothing has been changed" "{name} 是空文件。没有任何改动" "{name} 是空檔案。沒有任何變更"
        BeingOpened "{name} is being opened …" "正在打开 {name}……" "正在開啟 {name}……"
        NotOpened
            "{name}: {why}. Nothing has been changed"
            "{name}：{why}。没有任何改动"
            "{name}：{why}。沒有任何變更"
        NotOpenedHere
            "{name} could not be opened. Nothing has been changed"
            "无法打开 {name}。没有任何改动"
            "無法開啟 {name}。沒有任何變更"
        WhyLate
            "it takes too long to open: divide it, or copy its text and paste it here"
            "打开所需的时间太长：请分成几个文件，或复制文字粘贴到这里"
            "開啟所需的時間太長：請分成幾個檔案，或複製文字貼到這裡"
        WhyBroken
            "it is too large for this browser, or damaged: copy its text and paste it here"
            "文件太大，这个浏览器无法打开，或者文件已损坏：请复制文字粘贴到这里"
            "檔案太大，這個瀏覽器無法開啟，或者檔案已損壞：請複製文字貼到這裡"
        NotTaken
            "One article and one glossary are opened at a time. Opened: {taken}. Not opened: {left}"
            "一次只打开一篇文章、一份词汇表。已打开：{taken}。没有打开：{left}"
            "一次只開啟一篇文章、一份詞彙表。已開啟：{taken}。沒有開啟：{left}"
        MadeHtml "{name}, made into HTML." "{name}，已转为 HTML。" "{name}，已轉為 HTML。"
        NoPicture
            "{name} is no picture that a browser shows: save it as PNG or JPEG. Nothing has been changed"
            "{name} 不是浏览器能显示的图片：请另存为 PNG 或 JPEG。没有任何改动"
            "{name} 不是瀏覽器能顯示的圖片：請另存為 PNG 或 JPEG。沒有任何變更"
        PictureNotShown
            "The article shows no picture {name}: write ![what it shows]({name}) in its Markdown, or <img src=\"{name}\">, where it is to stand. Nothing has been changed"
            "文章中没有图片 {name}：请在放置图片的地方写 ![图片说明]({name})（Markdown）或 <img src=\"{name}\">。没有任何改动"
            "文章中沒有圖片 {name}：請在放置圖片的地方寫 ![圖片說明]({name})（Markdown）或 <img src=\"{name}\">。沒有任何變更"
        PictureTaken
            "Taken into the reading, and into what you take along: {name}"
            "已放入读本、下载时一并带上的图片：{name}"
            "已放入讀本、下載時一併帶上的圖片：{name}"
        LinkBeside
            "This link leads to {address}, a file beside the article, which the studio does not have: on your page it is found where that file lies beside it"
            "这个链接指向文章旁边的文件 {address}，工作室里没有它：发布后，把文件放在网页旁边，链接即可打开"
            "這個連結指向文章旁邊的檔案 {address}，工作室裡沒有它：發布後，把檔案放在網頁旁邊，連結即可開啟"
        NoText
            "{name} is no Chinese text in {encodings}, or no text at all. Save it as UTF-8 in the program it comes from, or copy its text and paste it here. Nothing has been changed"
            "{name} 不是 {encodings} 编码的中文文本，或者根本不是文本。请在原来的软件中另存为 UTF-8，或复制文字粘贴到这里。没有任何改动"
            "{name} 不是 {encodings} 編碼的中文文字檔，或者根本不是文字檔。請在原來的軟體中另存為 UTF-8，或複製文字貼到這裡。沒有任何變更"
        TooLarge
            "{name} has {size} MB, and the studio takes {most} at most: divide it into several files. Nothing has been changed"
            "{name} 有 {size} MB，工作室最多接受 {most} MB：请分成几个文件。没有任何改动"
            "{name} 有 {size} MB，工作室最多接受 {most} MB：請分成幾個檔案。沒有任何變更"
        Unreadable
            "{name} could not be read: has it been moved, or is it a folder? Nothing has been changed"
            "{name} 无法读取：文件是否已移走，或者是文件夹？没有任何改动"
            "{name} 無法讀取：檔案是否已移走，或者是資料夾？沒有任何變更"
        NotInEncoding
            "{name} is not in {encoding}: choose another encoding"
            "{name} 不是 {encoding} 编码：请选择另一种编码"
            "{name} 不是 {encoding} 編碼：請選擇另一種編碼"
        PastedPlain
            "only the words were pasted: the tables, lists, headings or pictures of what was copied have no place in this text. Undo it, read the article as HTML and paste again; or paste it into an empty sheet"
            "只粘贴了文字：原有的表格、列表、标题或图片无法放进这篇文字。可以撤销，把文章格式改为 HTML 后再粘贴；也可以粘贴到空白页里"
            "只貼上了文字：原有的表格、清單、標題或圖片無法放進這篇文字。可以復原，把文章格式改為 HTML 後再貼上；也可以貼到空白頁裡"
        CutOff
            "{name} ends in the middle of a character of {encoding}, which is left out: look whether the end of the text is missing"
            "{name} 末尾的一个 {encoding} 字符不完整，已略去：请看看文字的结尾是否缺失"
            "{name} 末尾的一個 {encoding} 字元不完整，已略去：請看看文字的結尾是否缺失"
        NulLeftOut
            "NUL characters were left out: they are in no text, and nobody sees them"
            "已略去 NUL 字符：它不属于文字，也看不见"
            "已略去 NUL 字元：它不屬於文字，也看不見"
        HasNul
            "{name} is not a text in {encoding}: a NUL character is in it. Nothing has been changed"
            "{name} 不是 {encoding} 编码的文本：其中有 NUL 字符。没有任何改动"
            "{name} 不是 {encoding} 編碼的文字檔：其中有 NUL 字元。沒有任何變更"
        NewerProject
            "this project was written by a newer studio (format {version}; this one reads {known}): load the page again to get the newest. Nothing has been changed"
            "这个项目由更新版本的工作室写成（格式 {version}，这里只能读 {known}）：请重新加载本页，以取得最新版本。没有任何改动"
            "這個專案由更新版本的工作室寫成（格式 {version}，這裡只能讀 {known}）：請重新載入本頁，以取得最新版本。沒有任何變更"
        DamagedProject
            "this project file is damaged ({why}): take another copy of it. Nothing has been changed"
            "这个项目文件已损坏（{why}）：请换一份副本。没有任何改动"
            "這個專案檔已損壞（{why}）：請換一份副本。沒有任何變更"
        ReadIn "{name}, read as {encoding}: {ground}." "{name}，按 {encoding} 读取：{ground}。" "{name}，以 {encoding} 讀取：{ground}。"
        GroundMark "its byte order mark says so" "文件开头的字节顺序标记如此" "檔案開頭的位元組順序記號如此"
        GroundValid "all of it is valid" "全文都符合这种编码" "全文都符合這種編碼"
        GroundFrequency "its characters are common ones that way" "这样读出的都是常用字" "這樣讀出的都是常用字"
        TableMade
            "{name} was a table. It was made into a glossary with {n} terms, which has cards"
            "{name} 是表格，已转为有 {n} 个词目的词汇表，可用卡片填写"
            "{name} 是表格，已轉為有 {n} 個詞目的詞彙表，可用卡片填寫"
        TableRefused
            "{name} is a table that cannot be read. Nothing has been changed"
            "{name} 是表格，但无法读取。没有任何改动"
            "{name} 是表格，但無法讀取。沒有任何變更"
        ExampleMissing "The text could not be fetched: {why}" "无法取得文章：{why}" "無法取得文章：{why}"

        // Making files.
        NotMade "The file could not be made: {why}" "无法生成文件：{why}" "無法產生檔案：{why}"
        NotMadeOffline
            "The file could not be made: what it takes could not be fetched. Is there a network? With one, press the button again; what you wrote is kept"
            "无法生成文件：所需的数据无法下载。请检查网络，联网后再按一次按钮；您写的内容仍在"
            "無法產生檔案：所需的資料無法下載。請檢查網路，連線後再按一次按鈕；您寫的內容仍在"
        DictionaryOffline
            "The dictionary could not be fetched. Is there a network? The reading stays as it is; with a network, ask for the dictionary again"
            "无法下载词典。请检查网络。读本保持原样；联网后可再次加载词典"
            "無法下載辭典。請檢查網路。讀本保持原樣；連線後可再次載入辭典"
        NothingToMake "There is no text yet to make a file of" "还没有文字，无法生成文件" "還沒有文字，無法產生檔案"
        ErrorsFirst
            "No file is made while an error is among the findings: it leads to its place"
            "检查结果中还有错误，暂不生成文件：点击错误可到达所在位置"
            "檢查結果中還有錯誤，暫不產生檔案：按一下錯誤可到達所在位置"
        ProjectWithoutPictures
            "The project file lacks pictures that this browser does not have: open their files here and save it again"
            "项目文件缺少本浏览器中没有的图片：请在此打开图片文件，再保存一次"
            "專案檔缺少本瀏覽器中沒有的圖片：請在此開啟圖片檔，再儲存一次"
        NoteNotIn
            "The note that you are writing is not in it: add it, and take this along again"
            "您正在写的注释不在其中：请先添加，再下载一次"
            "您正在寫的註釋不在其中：請先新增，再下載一次"
        PicturesMissing
            "The file was made without the pictures {names}, which the studio has not been given: open their files here and make it again, or put them beside the page"
            "文件中没有图片 {names}，因为工作室没有这些图片：请在这里打开图片文件，再生成一次，或把图片放在网页旁边"
            "檔案中沒有圖片 {names}，因為工作室沒有這些圖片：請在這裡開啟圖片檔，再產生一次，或把圖片放在網頁旁邊"
        MorePicturesMissing
            "The file was made without the pictures {names} and {n} more, which the studio has not been given: open their files here and make it again, or put them beside the page"
            "文件中没有图片 {names} 等（另有 {n} 张），因为工作室没有这些图片：请在这里打开图片文件，再生成一次，或把图片放在网页旁边"
            "檔案中沒有圖片 {names} 等（另有 {n} 張），因為工作室沒有這些圖片：請在這裡開啟圖片檔，再產生一次，或把圖片放在網頁旁邊"
        NotPacked "the ZIP file could not be written: {why}" "无法写入 ZIP 文件：{why}" "無法寫入 ZIP 檔：{why}"
        TagCopied
            "The tag is on the clipboard. Put beside your page the reading, its words file, your pictures, and the files of the widget, which the zip of the site has: jiazhu.js, reader.js, reader_bg.wasm, zh-Hans.js, zh-Hant.js and the folder companion"
            "嵌入代码已复制到剪贴板。请把读本、词语释义文件、图片和阅读器的文件放在您的网页旁边；阅读器的文件在“网站”的 zip 里：jiazhu.js、reader.js、reader_bg.wasm、zh-Hans.js、zh-Hant.js 和文件夹 companion"
            "嵌入碼已複製到剪貼簿。請把讀本、詞語釋義檔、圖片和閱讀器的檔案放在您的網頁旁邊；閱讀器的檔案在「網站」的 zip 裡：jiazhu.js、reader.js、reader_bg.wasm、zh-Hans.js、zh-Hant.js 和資料夾 companion"
        TagNotCopied
            "The browser did not allow copying. This is the tag: {tag}"
            "浏览器不允许复制。嵌入代码如下：{tag}"
            "瀏覽器不允許複製。嵌入碼如下：{tag}"
        LinkTooLong
            "The text is too long for a link, which holds {most} KB: take it along as a project file"
            "文章太长，放不进链接（最多 {most} KB）：请下载项目文件"
            "文章太長，放不進連結（最多 {most} KB）：請下載專案檔"
        LinkCopied
            "The link is on the clipboard. It holds the article itself, without glossary and notes: whoever has the link can read it, and no server is asked for it"
            "链接已复制到剪贴板。链接里就是文章本身，不含词汇表和注释：拿到链接的人都能读到，不经过任何服务器"
            "連結已複製到剪貼簿。連結裡就是文章本身，不含詞彙表和註釋：拿到連結的人都能讀到，不經過任何伺服器"
        LinkCopiedWithoutPictures
            "The link is on the clipboard. It holds the article itself, without pictures, glossary and notes: whoever has the link can read it, and no server is asked for it"
            "链接已复制到剪贴板。链接里就是文章本身，不含图片、词汇表和注释：拿到链接的人都能读到，不经过任何服务器"
            "連結已複製到剪貼簿。連結裡就是文章本身，不含圖片、詞彙表和註釋：拿到連結的人都能讀到，不經過任何伺服器"
        LinkUnreadable
            "This link holds no text that can be read: it may be cut off. Ask for it once more, or for the text as a file"
            "这个链接中没有可以读取的文字，可能被截断了：请对方重发链接，或发送文件"
            "這個連結中沒有可以讀取的文字，可能被截斷了：請對方重傳連結，或傳送檔案"
        LinkNotCopied
            "The browser did not allow copying; take the text along as a project file"
            "浏览器不允许复制，请下载项目文件"
            "瀏覽器不允許複製，請下載專案檔"

        // Keeping.
        NotKept
            "This browser does not keep your texts ({why}). Take them along as a project file before you close the page"
            "这个浏览器没有保存您的文字（{why}）。请在关闭网页前下载项目文件"
            "這個瀏覽器沒有儲存您的文字（{why}）。請在關閉網頁前下載專案檔"
        WhyFull "its storage is full" "存储空间已满" "儲存空間已滿"
        WhyForbidden
            "it does not let this page store anything, as in a private window"
            "浏览器不允许本页存储数据，例如在隐私窗口中"
            "瀏覽器不允許本頁儲存資料，例如在私密視窗中"
        OtherTab
            "Another tab of the studio is being written in, too. The browser keeps what was written last, in either: take one of them along as a project file"
            "另一个标签页也在编写。浏览器只保留最后写入的内容：请先把其中一份下载为项目文件"
            "另一個分頁也在編寫。瀏覽器只保留最後寫入的內容：請先把其中一份下載為專案檔"
        KeptElsewhere
            "The studio is open in another tab, which keeps this project. What you write here is not saved, unless you choose to keep it here"
            "工作室已在另一个标签页打开，由那里保存这个项目。在这里写的内容不会保存，除非选择“改由这里保存”"
            "工作室已在另一個分頁開啟，由那裡儲存這個專案。在這裡寫的內容不會儲存，除非選擇「改由這裡儲存」"
        TakenOver
            "Another tab of the studio keeps this project now. What you write here is no longer saved"
            "这个项目现在由另一个标签页保存。在这里写的内容不再保存"
            "這個專案現在由另一個分頁儲存。在這裡寫的內容不再儲存"
        KeptHereNow
            "This tab keeps the project now, as it was written last"
            "现在由这个标签页保存项目，内容是最后写入的版本"
            "現在由這個分頁儲存專案，內容是最後寫入的版本"
        KeptHereBoth
            "This tab keeps its project now. What was kept in the other tab is put away: New leads to it"
            "现在由这个标签页保存自己的项目。另一个标签页保存的内容已收起，按“新建”即可找到"
            "現在由這個分頁儲存自己的專案。另一個分頁儲存的內容已收起，按「新增」即可找到"
        OldestGone
            "There is room for {n} texts that were put away: the oldest, “{title}”, is not kept any longer"
            "最多保存 {n} 篇收起的文章：最早的“{title}”不再保存"
            "最多儲存 {n} 篇收起的文章：最早的「{title}」不再儲存"
        Forgotten
            "Nothing of yours is kept in this browser any more. What you write from now on is"
            "这个浏览器中不再保存您的任何内容。此后写的内容仍会保存"
            "這個瀏覽器中不再儲存您的任何內容。此後寫的內容仍會儲存"
        NotForgotten
            "The browser did not let its storage be emptied ({why}): delete the data of this site in its settings"
            "浏览器不允许清空存储（{why}）：请在浏览器设置中删除本网站的数据"
            "瀏覽器不允許清空儲存空間（{why}）：請在瀏覽器設定中刪除本網站的資料"
        NotRenewed
            "The studio is open in another tab, which goes on with the version it has: close it, then this tab can load the new one"
            "工作室还在另一个标签页打开，那里继续使用原来的版本：关闭那个标签页后，这里才能加载新版本"
            "工作室還在另一個分頁開啟，那裡繼續使用原來的版本：關閉那個分頁後，這裡才能載入新版本"

        // What a form or a button cannot do.
        NotesBroken
            "The text of the notes has an error: mend it first. What you wrote stays here"
            "注释的文本有错误：请先改正。您写的内容仍在这里"
            "註釋的文字有錯誤：請先修正。您寫的內容仍在這裡"
        ValueByHand
            "This value is written in a way that a card cannot change, with an anchor, a tag or a comment in it: change it in the text"
            "这个值的写法（含锚点、标签或注解）无法用卡片修改：请在文本中修改"
            "這個值的寫法（含錨點、標籤或註解）無法用卡片修改：請在文字中修改"
        EntryByHand "This entry has to be taken out in the text" "这个词目须在文本中删除" "這個詞目須在文字中刪除"
        StillRelated
            "{names}: still related to {id}, which has been deleted. Under Findings a button takes that out, or undo brings the entry back"
            "{names}：仍把已删除的 {id} 列为相关词目。可在“检查结果”中用按钮移除，或撤销删除"
            "{names}：仍把已刪除的 {id} 列為相關詞目。可在「檢查結果」中用按鈕移除，或復原刪除"
        OthersStay
            "The glossary and the notes here are still those of the article before: “New” begins with empty ones"
            "这里的词汇表和注释仍属于之前的文章：点击“新建”可从空白开始"
            "這裡的詞彙表和註釋仍屬於之前的文章：按「新增」可從空白開始"
        GlossaryReplaced
            "The glossary that was here has made room for that of the file: Undo brings it back"
            "原有的词汇表已由文件中的取代：撤销即可恢复"
            "原有的詞彙表已由檔案中的取代：復原即可找回"
        NotesReplaced
            "The notes that were here have made room for those of the file: Undo brings them back"
            "原有的注释已由文件中的取代：撤销即可恢复"
            "原有的註釋已由檔案中的取代：復原即可找回"
        SourceTitle
            "A source has a title: write it, with its address or without"
            "来源须有标题：请填写标题，网址可以不填"
            "來源須有標題：請填寫標題，網址可以不填"
        SourceAddress
            "The address of a source begins with https://, http:// or mailto:. Nothing has been changed"
            "来源的网址须以 https://、http:// 或 mailto: 开头。没有任何改动"
            "來源的網址須以 https://、http:// 或 mailto: 開頭。沒有任何變更"
        TableByHand
            "This glossary is a table, which has no cards: add a line to its text"
            "这份词汇表是表格，没有卡片：请在文本中加一行"
            "這份詞彙表是表格，沒有卡片：請在文字中加一行"
        GlossaryBroken
            "The glossary’s text has an error: mend it first, then entries can be added"
            "词汇表的文本有错误：改正后才能添加词目"
            "詞彙表的文字有錯誤：修正後才能新增詞目"
        MendByHand "This has to be mended in the text by hand" "这一处须在文本中手动改正" "這一處須在文字中手動修正"
        AnswerUnreadable
            "the annotator’s answer cannot be read ({why}): load the page again"
            "无法读取分析结果（{why}）：请重新加载本页"
            "無法讀取分析結果（{why}）：請重新載入本頁"
    }
}
