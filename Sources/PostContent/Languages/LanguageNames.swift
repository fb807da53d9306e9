/// The languages that marks in texts name, by their codes (ISO 639-1).
enum LanguageNames {
  /// As their speakers call them.
  static func name(of code: String) -> String? { names[code] }

  private static let names = [
    "af": "Afrikaans", "ar": "العربية", "az": "Azərbaycan", "be": "Беларуская", "bg": "Български",
    "bn": "বাংলা", "bs": "Bosanski", "ca": "Català", "cs": "Čeština", "cy": "Cymraeg",
    "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "eo": "Esperanto",
    "es": "Español", "et": "Eesti", "eu": "Euskara", "fa": "فارسی", "fi": "Suomi",
    "fr": "Français", "ga": "Gaeilge", "gl": "Galego", "he": "עברית", "hi": "हिन्दी",
    "hr": "Hrvatski", "hu": "Magyar", "hy": "Հայերեն", "id": "Bahasa Indonesia", "is": "Íslenska",
    "it": "Italiano", "ja": "日本語", "ka": "ქართული", "kk": "Қазақ", "km": "ខ្មែរ", "ko": "한국어",
    "ky": "Кыргызча", "lb": "Lëtzebuergesch", "lo": "ລາວ", "lt": "Lietuvių", "lv": "Latviešu",
    "mk": "Македонски", "mn": "Монгол", "ms": "Bahasa Melayu", "mt": "Malti", "my": "မြန်မာ",
    "nb": "Norsk bokmål", "ne": "नेपाली", "nl": "Nederlands", "nn": "Nynorsk", "no": "Norsk",
    "pl": "Polski", "pt": "Português", "pb": "Português do Brasil", "ro": "Română",
    "ru": "Русский", "sk": "Slovenčina", "sl": "Slovenščina", "sq": "Shqip", "sr": "Српски",
    "sv": "Svenska", "sw": "Kiswahili", "ta": "தமிழ்", "te": "తెలుగు", "th": "ไทย", "tl": "Tagalog",
    "tr": "Türkçe", "tw": "繁體中文", "ua": "Українська", "uk": "Українська", "ur": "اردو",
    "uz": "Oʻzbek", "vi": "Tiếng Việt", "zh": "中文", "cn": "简体中文",
  ]
}
