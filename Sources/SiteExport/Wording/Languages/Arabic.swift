extension Language {
  static let arabic = Language(
    tag: "ar",
    responses: ResponseWords(
      single: "رد واحد (1) على «{title}»",
      several: [
        .zero: "لا توجد ردود على «{title}»", .two: "ردان (2) على «{title}»",
        .few: "{count} ردود على «{title}»", .many: "{count} ردًا على «{title}»",
        .other: "{count} رد على «{title}»",
      ],
      plural: .arabic,
      says: "{name} يقول:",
      reblogged: "أعاد نشر هذا على {name}.",
      rebloggedAndCommented: "أعاد نشر هذا على {name} وعلّق:",
      pingback: "تنبيه: {title}",
      trackback: "تعقيب: {title}",
      likes: "إعجاب من {name}.",
      reposts: "إعادة نشر من {name}.",
      bookmarks: "حفظ في المفضلة من {name}.",
      follows: "متابعة من {name}.",
      rating: "{rating} من 5",
      anonymous: "مجهول"),
    dates: DateWords(
      date: "j F، Y", time: "g:i a", both: "{date} الساعة {time}",
      months: [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
        "نوفمبر", "ديسمبر",
      ], dayHalves: ("ص", "م")),
    layout: LayoutWords(
      skipToContent: "تخطَّ إلى المحتوى",
      mainMenu: "القائمة الرئيسية",
      menu: "القائمة",
      home: "الرئيسية",
      posts: "المقالات",
      pages: "الصفحات",
      newerPosts: "مقالات أحدث",
      olderPosts: "مقالات أقدم",
      page: "صفحة {number}",
      categories: "التصنيفات",
      tags: "الوسوم",
      byAuthor: "بقلم {name}",
      published: "تاريخ النشر",
      untitled: "بدون عنوان",
      protectedTitle: "محمي: {title}",
      protectedPost: "هذه المقالة محمية بكلمة مرور.",
      pageNotFound: "الصفحة غير موجودة"))
}
