extension Language {
  static let persian = Language(
    tag: "fa",
    responses: ResponseWords(
      single: "1 پاسخ به «{title}»",
      several: [.other: "{count} پاسخ به «{title}»"],
      plural: .zeroOneOther,
      says: "{name} گفت:",
      reblogged: "این را در {name} بازنشر کرد.",
      rebloggedAndCommented: "این را در {name} بازنشر کرد و نوشت:",
      pingback: "بازتاب: {title}",
      trackback: "دنبالک: {title}",
      likes: "{name} این را پسندید.",
      reposts: "{name} این را بازنشر کرد.",
      bookmarks: "{name} این را نشانک کرد.",
      follows: "{name} این وبلاگ را دنبال می\u{200C}کند.",
      rating: "{rating} از 5",
      anonymous: "ناشناس"),
    dates: DateWords(
      date: "F j, Y", time: "g:i a", both: "{date} در {time}",
      months: [
        "ژانویه", "فوریه", "مارس", "آوریل", "می", "ژوئن", "جولای", "آگوست", "سپتامبر", "اکتبر",
        "نوامبر", "دسامبر",
      ], dayHalves: ("ق.ظ", "ب.ظ")),
    layout: LayoutWords(
      skipToContent: "پرش به محتوا",
      mainMenu: "فهرست اصلی",
      menu: "فهرست",
      home: "خانه",
      posts: "نوشته\u{200C}ها",
      pages: "برگه\u{200C}ها",
      newerPosts: "نوشته\u{200C}های تازه\u{200C}تر",
      olderPosts: "نوشته\u{200C}های کهنه\u{200C}تر",
      page: "برگهٔ {number}",
      categories: "دسته\u{200C}ها",
      tags: "برچسب\u{200C}ها",
      byAuthor: "نوشتهٔ {name}",
      published: "تاریخ انتشار",
      untitled: "بدون عنوان",
      protectedTitle: "محافظت\u{200C}شده: {title}",
      protectedPost: "این نوشته با رمز محافظت شده است.",
      pageNotFound: "برگه پیدا نشد"))
}
