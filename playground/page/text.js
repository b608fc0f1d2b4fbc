// Every sentence of the page, in Indonesian and in English, side by side.

const SENTENCES = {
  skip: ["Langsung ke obrolan", "Skip to the chats"],
  reconnecting: ["Terputus. Menyambung lagi…", "Disconnected. Trying again…"],
  started_anew: [
    "Dimulai dari awal: yang sebelumnya sudah tidak ada.",
    "This is a fresh start: what was here before is gone.",
  ],
  language: ["Switch to English", "Ganti ke bahasa Indonesia"],
  theme_dark: ["Pakai tampilan gelap", "Use the dark look"],
  theme_light: ["Pakai tampilan terang", "Use the light look"],
  close: ["Tutup", "Close"],
  cancel: ["Batal", "Cancel"],
  ok: ["OK", "OK"],

  clock: ["Jam", "Clock"],
  clock_hint: ["Bot dan tanggal pesan mengikuti jam ini.", "The bot and the dates of messages follow this clock."],
  clock_move: ["Majukan jam {mark}", "Move the clock {mark}"],
  clock_moved: ["Jam sekarang {when}", "The clock is now {when}"],

  lines: ["Pekerjaan terjadwal", "Scheduled jobs"],
  lines_none: ["Belum ada. Majukan jam untuk melihatnya berjalan.", "None yet. Move the clock to see them run."],
  lines_all: ["Lihat semua ({n})", "Show all ({n})"],

  faults: ["Gangguan", "Failures"],
  faults_active: ["Gangguan: {n} aktif", "Failures: {n} on"],
  faults_hint: ["Buat gangguan, lalu lihat: semua pesan tetap sampai.", "Break something and watch: every message still arrives."],
  telegram: ["Telegram", "Telegram"],
  slow: ["Telegram lambat", "Telegram is slow"],
  slow_off: ["Tidak", "Off"],
  seconds: ["{n} d", "{n} s"],
  flood: ["Terlalu banyak permintaan (429)", "Too many requests (429)"],
  flood_hint: [
    "Setiap kiriman bot ditolak dengan “coba lagi nanti”.",
    "Everything the bot sends is refused with “retry later”.",
  ],
  broken: ["Telegram bermasalah (5xx)", "Telegram is broken (5xx)"],
  broken_hint: ["Setiap panggilan bot gagal di sisi Telegram.", "Every call of the bot fails on Telegram's side."],
  phones: ["Ponsel", "Phones"],
  offline: ["Mode pesawat", "Flight mode"],
  offline_of: ["Mode pesawat: {name}", "Flight mode: {name}"],
  blocked: ["Blokir bot", "Block the bot"],
  blocked_of: ["Blokir bot: {name}", "Block the bot: {name}"],
  process: ["Proses bot", "Bot process"],
  process_running: ["Berjalan", "Running"],
  process_stopped: ["Mati", "Down"],
  process_starting: ["Sedang mulai…", "Starting…"],
  process_unmanaged: ["Bot dijalankan terpisah.", "The bot runs on its own."],
  restarts: ["{n} kali dimulai lagi", "restarts: {n}"],
  kill: ["Matikan paksa", "Kill"],
  start_process: ["Jalankan", "Start"],

  in_phones: ["tertahan di ponsel", "held in phones"],
  pending: ["menunggu bot", "waiting for the bot"],
  unacknowledged: ["diambil bot, belum dipastikan", "taken by the bot, not confirmed"],
  refused: ["ditolak Telegram, belum terkirim", "refused by Telegram, not sent yet"],
  counts_clear: ["Semua pesan sudah sampai", "Every message has arrived"],
  counts_kept: ["{n} pesan belum sampai di tujuannya", "Messages that have not arrived yet: {n}"],
  counts_short: ["{n} menunggu", "{n} waiting"],
  counts_short_clear: ["Semua pesan sampai", "All messages arrived"],

  tour: ["Tur terpandu", "Guided tour"],
  tour_progress: ["{done} dari {all} langkah selesai", "{done} of {all} steps done"],
  tour_step: ["Langkah {n}: {title}", "Step {n}: {title}"],
  tour_done: ["selesai", "done"],
  tour_complete: [
    "Tur selesai. Silakan terus mencoba dengan ponsel-ponsel ini.",
    "The tour is finished. Keep trying things on these phones.",
  ],
  tour_play: ["Putar otomatis", "Play automatically"],
  tour_stop: ["Hentikan", "Stop"],
  tour_stopped: ["Pemutaran berhenti. {why}", "The tour stopped. {why}"],
  tour_show: ["Ke ponsel {name}", "To {name}'s phone"],
  tour_here: ["Langkah {n} di sini", "Step {n} is here"],
  tour_hide: ["Sembunyikan tur", "Hide the tour"],
  tour_reveal: ["Tampilkan tur", "Show the tour"],

  desk: ["Ponsel", "Phones"],
  phone_of: ["Ponsel {name}, {label}", "{name}'s phone, {label}"],
  more_people: ["Ponsel lain", "More phones"],
  find_person: ["Cari nama", "Find a name"],
  no_person: ["Tidak ada yang cocok.", "Nobody matches."],
  is_open: ["terbuka", "open"],
  unread: ["{n} belum dibaca", "{n} unread"],
  phone_menu: ["Menu ponsel {name}", "Menu of {name}'s phone"],
  close_phone: ["Tutup ponsel ini", "Close this phone"],

  bot: ["bot", "bot"],
  bot_says: ["Bot:", "Bot:"],
  person_says: ["{name}:", "{name}:"],
  no_network: ["menunggu jaringan…", "waiting for network…"],
  chat_with: ["Obrolan {name} dengan {bot}", "{name}'s chat with {bot}"],
  empty_chat: ["Belum ada pesan di sini.", "No messages here yet."],
  empty_hint: [
    "Tekan MULAI untuk membuka percakapan dengan bot.",
    "Press START to open the conversation with the bot.",
  ],
  edited: ["diedit", "edited"],
  sent: ["terkirim", "sent"],
  will_send: ["dikirim saat tersambung", "goes out when connected"],
  link_start: ["Dibuka lewat tautan · {payload}", "Opened by a link · {payload}"],
  was_blocked: ["{name} memblokir bot ini", "{name} has blocked this bot"],
  pinned: ["Bot menyematkan pesan", "The bot pinned a message"],
  service: ["Pesan layanan", "Service message"],
  new_messages: ["{n} pesan baru. Ke bawah", "New messages: {n}. To the end"],
  to_end: ["Ke pesan terakhir", "To the last message"],

  start: ["MULAI", "START"],
  unblock: ["BUKA BLOKIR", "UNBLOCK"],
  write: ["Tulis pesan", "Message"],
  write_as: ["Pesan dari {name}", "Message from {name}"],
  send: ["Kirim", "Send"],
  reply_to: ["Balasan untuk {name}", "Reply to {name}"],
  no_reply: ["Batalkan balasan", "Cancel the reply"],
  reply: ["Balas", "Reply"],
  menu: ["Menu", "Menu"],
  commands: ["Perintah bot", "Bot commands"],
  attach: ["Lampirkan", "Attach"],
  attach_photo: ["Foto", "Photo"],
  attach_file: ["Berkas", "File"],
  attach_contact: ["Nomor saya", "My number"],
  attach_location: ["Lokasi", "Location"],
  send_files: ["Kirim {n} berkas", "Files to send: {n}"],
  send_photos: ["Kirim {n} foto", "Photos to send: {n}"],
  file_empty: ["{name} kosong: tidak ada yang dapat dikirim.", "{name} is empty: there is nothing to send."],
  caption: ["Keterangan", "Caption"],

  photo: ["Foto", "Photo"],
  open_photo: ["Buka foto", "Open the photo"],
  download: ["Unduh {name}", "Download {name}"],
  contact: ["Kontak", "Contact"],
  location: ["Lokasi", "Location"],
  sticker: ["Stiker", "Sticker"],
  video: ["Video", "Video"],
  audio: ["Audio", "Audio"],
  voice: ["Pesan suara", "Voice message"],
  unknown_kind: [
    "Jenis pesan ini hanya tampil di aplikasi Telegram.",
    "This kind of message shows only in the Telegram app.",
  ],
  quote_more: ["Tampilkan seluruh kutipan", "Show the whole quote"],
  quote_less: ["Ringkas kutipan", "Shorten the quote"],
  copy: ["Salin", "Copy"],
  copied: ["Disalin", "Copied"],
  buttons: ["Tombol pesan", "Message buttons"],
  not_here: ["Tombol ini hanya bekerja di aplikasi Telegram.", "This button works only in the Telegram app."],

  share_number: ["Bagikan nomor telepon?", "Share your phone number?"],
  share_number_text: ["{bot} akan menerima {phone}.", "{bot} will get {phone}."],
  share: ["Bagikan", "Share"],
  share_location: ["Kirim lokasi", "Send a location"],
  latitude: ["Lintang", "Latitude"],
  longitude: ["Bujur", "Longitude"],
  open_link: ["Buka tautan ini?", "Open this link?"],
  open: ["Buka", "Open"],
  which_phone: ["Buka di ponsel siapa?", "Open on whose phone?"],
  scan_qr: ["Pindai dengan ponsel siapa?", "Scan it with whose phone?"],
  this_phone: ["ponsel ini", "this phone"],
};

const LANGUAGES = ["id", "en"];
/** Readers of these are at home in Indonesian rather than in English. */
const NEAR_INDONESIAN = ["id", "ms", "jv", "su", "min", "bjn", "ace", "ban", "mad", "bug"];
let language = 0;

/** "id" or "en". */
export const current = () => LANGUAGES[language];

/** The tag that dates are formatted with. */
export const locale = () => ["id-ID", "en-GB"][language];

/** The page's language for a reader whose browser prefers these, first choice first. */
export function preferred(tags) {
  const [first = "id"] = tags.map((tag) => tag.toLowerCase().split("-")[0]);
  return NEAR_INDONESIAN.includes(first) ? "id" : "en";
}

export function use(code) {
  language = Math.max(0, LANGUAGES.indexOf(code));
  document.documentElement.lang = current();
}

/** The sentence `key` in the page's language, with {names} filled in. */
export function t(key, values = {}) {
  return SENTENCES[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The field `name` of a thing that carries both languages (`title` and `title_en`). */
export const either = (thing, name) => (language === 1 && thing[`${name}_en`]) || thing[name];
