extension Language {
  static let hebrew = Language(
    tag: "he",
    responses: ResponseWords(
      single: "תגובה 1 על ”{title}”",
      several: [.two: "2 תגובות על ”{title}”", .other: "{count} תגובות על ”{title}”"],
      plural: .hebrew,
      says: "מאת {name}:",
      reblogged: "פורסם מחדש ב־{name}.",
      rebloggedAndCommented: "פורסם מחדש ב־{name} עם התגובה:",
      pingback: "פינגבק: {title}",
      trackback: "טראקבק: {title}",
      likes: "אהבתי: {name}.",
      reposts: "שיתוף: {name}.",
      bookmarks: "סימנייה: {name}.",
      follows: "מעקב: {name}.",
      rating: "{rating} מתוך 5",
      anonymous: "אנונימי"),
    dates: DateWords(
      date: "j בF Y", time: "G:i", both: "{date} בשעה {time}",
      months: [
        "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר",
        "נובמבר", "דצמבר",
      ]),
    layout: LayoutWords(
      skipToContent: "דילוג לתוכן",
      mainMenu: "תפריט ראשי",
      menu: "תפריט",
      home: "דף הבית",
      posts: "פוסטים",
      pages: "עמודים",
      newerPosts: "פוסטים חדשים יותר",
      olderPosts: "פוסטים ישנים יותר",
      page: "עמוד {number}",
      categories: "קטגוריות",
      tags: "תגיות",
      byAuthor: "מאת {name}",
      published: "פורסם",
      untitled: "ללא כותרת",
      protectedTitle: "מוגן: {title}",
      protectedPost: "הפוסט הזה מוגן בסיסמה.",
      pageNotFound: "העמוד לא נמצא"))
}
