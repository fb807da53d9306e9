extension Language {
  static let russian = Language(
    tag: "ru",
    responses: ResponseWords(
      single: "1 ответ на «{title}»",
      several: [
        .one: "{count} ответ на «{title}»", .few: "{count} ответа на «{title}»",
        .many: "{count} ответов на «{title}»",
      ],
      plural: .russian,
      says: "{name}:",
      reblogged: "Перепубликовано в блоге {name}.",
      rebloggedAndCommented: "Перепубликовано в блоге {name} с комментарием:",
      pingback: "Уведомление: {title}",
      trackback: "Трекбэк: {title}",
      likes: "Нравится: {name}.",
      reposts: "Репост: {name}.",
      bookmarks: "В закладках: {name}.",
      follows: "Подписка: {name}.",
      rating: "{rating} из 5",
      anonymous: "Аноним"),
    dates: DateWords(
      date: "d.m.Y", time: "H:i", both: "{date} в {time}",
      months: [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
      ]),
    layout: LayoutWords(
      skipToContent: "Перейти к содержимому",
      mainMenu: "Главное меню",
      menu: "Меню",
      home: "Главная",
      posts: "Записи",
      pages: "Страницы",
      newerPosts: "Более новые записи",
      olderPosts: "Более старые записи",
      page: "Страница {number}",
      categories: "Рубрики",
      tags: "Метки",
      byAuthor: "Автор: {name}",
      published: "Опубликовано",
      untitled: "Без названия",
      protectedTitle: "Защищено: {title}",
      protectedPost: "Эта запись защищена паролем.",
      pageNotFound: "Страница не найдена"))
}
