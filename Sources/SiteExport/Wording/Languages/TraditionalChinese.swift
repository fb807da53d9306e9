extension Language {
  static let traditionalChinese = Language(
    tag: "zh-TW",
    responses: ResponseWords(
      single: "〈{title}〉有 1 則迴響",
      several: [.other: "〈{title}〉有 {count} 則迴響"],
      plural: .other,
      says: "{name} 說：",
      reblogged: "在 {name} 轉貼了這篇文章。",
      rebloggedAndCommented: "在 {name} 轉貼了這篇文章並評論：",
      pingback: "自動引用通知：{title}",
      trackback: "引用通知：{title}",
      likes: "{name} 對這篇文章按讚。",
      reposts: "{name} 轉發了這篇文章。",
      bookmarks: "{name} 將這篇文章加入書籤。",
      follows: "{name} 關注了這個網站。",
      rating: "{rating} 分（滿分 5 分）",
      anonymous: "訪客"),
    dates: DateWords(
      date: "Y 年 n 月 j 日", time: "a g:i", both: "{date} {time}",
      months: [
        "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月",
      ], dayHalves: ("上午", "下午")),
    layout: LayoutWords(
      skipToContent: "跳至主要內容",
      mainMenu: "主選單",
      menu: "選單",
      home: "首頁",
      posts: "文章",
      pages: "頁面",
      newerPosts: "較新的文章",
      olderPosts: "較舊的文章",
      page: "第 {number} 頁",
      categories: "分類",
      tags: "標籤",
      byAuthor: "作者：{name}",
      published: "發佈日期",
      untitled: "無標題",
      protectedTitle: "受保護的文章：{title}",
      protectedPost: "這篇文章受密碼保護。",
      pageNotFound: "找不到頁面"))
}
