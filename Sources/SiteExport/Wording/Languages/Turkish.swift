extension Language {
  static let turkish = Language(
    tag: "tr",
    responses: ResponseWords(
      single: "“{title}” için 1 yanıt",
      several: [.other: "“{title}” için {count} yanıt"],
      plural: .oneOther,
      says: "{name} dedi ki:",
      reblogged: "Bunu {name} üzerinde yeniden paylaştı.",
      rebloggedAndCommented: "Bunu {name} üzerinde yeniden paylaştı ve yorum yaptı:",
      pingback: "Geri bildirim: {title}",
      trackback: "Geri izleme: {title}",
      likes: "{name} bunu beğendi.",
      reposts: "{name} bunu yeniden paylaştı.",
      bookmarks: "{name} bunu yer imlerine ekledi.",
      follows: "{name} bu blogu takip ediyor.",
      rating: "5 üzerinden {rating}",
      anonymous: "Anonim"),
    dates: DateWords(
      date: "d F Y", time: "H:i", both: "{date}, {time}",
      months: [
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
        "Kasım", "Aralık",
      ]),
    layout: LayoutWords(
      skipToContent: "İçeriğe geç",
      mainMenu: "Ana menü",
      menu: "Menü",
      home: "Ana sayfa",
      posts: "Yazılar",
      pages: "Sayfalar",
      newerPosts: "Daha yeni yazılar",
      olderPosts: "Daha eski yazılar",
      page: "Sayfa {number}",
      categories: "Kategoriler",
      tags: "Etiketler",
      byAuthor: "Yazar: {name}",
      published: "Yayımlandı",
      untitled: "Başlıksız",
      protectedTitle: "Korumalı: {title}",
      protectedPost: "Bu yazı parola ile korunuyor.",
      pageNotFound: "Sayfa bulunamadı"))
}
