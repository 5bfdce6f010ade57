// The words of the screen in three languages. Banners are always in all three.
import type { Realm } from './protocol';

export type Language = 'en' | 'ja' | 'ko';

const TABLE = {
  tracks: ['Tracks', '航跡', '항적'],
  held: ['held', '保持', '보유'],
  inView: ['in view', '表示中', '표시'],
  ballistic: ['Ballistic missile', '弾道ミサイル', '탄도미사일'],
  space: ['Space launch / object', '宇宙ロケット・物体', '우주발사체·물체'],
  pending: ['Undecided · pending', '未判定', '미판정'],
  unknown: ['Aircraft, no identity', '航空機（識別なし）', '항공기(식별 없음)'],
  aircraft: ['Aircraft, transponder', '航空機（応答あり）', '항공기(응답)'],
  layers: ['Layers', '表示層', '표시 층'],
  key: ['key', 'キー', '키'],
  coverage: ['Radar coverage', 'レーダー覆域', '레이더 범위'],
  hazard: ['Announced hazard areas', '公表危険区域', '공표 위험구역'],
  areas: ['Launch and impact areas', '発射・落下区域', '발사·낙하 구역'],
  trails: ['History trails', '航跡履歴', '항적 이력'],
  leaders: ['Leader lines, 2 min', '予測線 2分', '예측선 2분'],
  labels: ['Labels, all tracks', '全ラベル', '전체 표시명'],
  declutter: ['Keep labels apart', 'ラベル整理', '표시명 정리'],
  sensors: ['Sensors', 'センサー', '센서'],
  on: ['on', '稼働', '가동'],
  of: ['of', '/', '/'],
  notional: ['notional network, not real sites', '架空のレーダー網', '가상 레이더망'],
  lineStyles: ['Line styles', '線種', '선 종류'],
  measured: ['measured', '観測', '관측'],
  predicted: ['predicted, free flight', '予測（自由飛行）', '예측(자유비행)'],
  announced: ['Announced activities', '公表活動', '공표 활동'],
  none: ['none', 'なし', '없음'],
  pictureAge: ['Picture age', '画面の鮮度', '화면 경과'],
  sensorToScreen: ['Sensor→picture p95', 'センサー→画面 p95', '센서→화면 p95'],
  links: ['Links', '回線', '링크'],
  clockError: ['Clock error', '時計誤差', '시계 오차'],
  keys: ['Keys', 'キー', '키'],
  policy: ['Policy', '開示方針', '제공 방침'],
  warning: ['WARNING', '警報', '경보'],
  allClear: ['ALL-CLEAR', '警報解除', '경보 해제'],
  retracted: ['RETRACTED', '取り消し', '취소'],
  timeToImpact: ['Time to impact', '落下まで', '낙하까지'],
  sinceImpact: ['Since impact time', '落下予測時刻から', '낙하 예측 후'],
  sinceLaunch: ['Since launch', '発射から', '발사 후'],
  impactUtc: ['Impact UTC', '落下 UTC', '낙하 UTC'],
  launch: ['Launch', '発射', '발사'],
  impactArea: ['Impact area', '落下区域', '낙하 구역'],
  confidence: ['Confidence', '確度', '신뢰도'],
  someLaunch: ['a launch, kind undecided', '発射・種別未判定', '발사·종류 미판정'],
  BALLISTIC: ['ballistic', '弾道', '탄도'],
  SPACE_LAUNCH: ['space launch', '宇宙発射', '우주발사'],
  ORBITAL: ['orbital', '軌道', '궤도'],
  AIRCRAFT: ['aircraft', '航空機', '항공기'],
  UNDECIDED: ['undecided', '未判定', '미판정'],
  flight: ['Flight', '飛翔', '비행'],
  thrusting: ['under thrust; impact if thrust ended now', '推進中；今止まれば', '추진 중; 지금 멈출 경우'],
  free: ['free flight', '自由飛行', '자유비행'],
  failed: ['flight failed', '飛翔失敗', '비행 실패'],
  oneWith: ['Same launch as', '同一の発射', '같은 발사'],
  launches: ['Launches', '発射数', '발사 수'],
  events: ['events', '事象', '사건'],
  saidBy: ['Said by', '発表', '발표'],
  views: ['As each nation says', '各国の評価', '각국의 평가'],
  fusedHere: ['fused here', '当局統合', '여기서 융합'],
  sameEvent: ['Same event?', '同一事象か', '동일 사건?'],
  SAME: ['same', '同一', '동일'],
  DIFFERENT: ['different', '別事象', '다른 사건'],
  CANNOT_TELL: ['cannot tell', '判別不能', '판별 불가'],
  threatened: ['Threatened areas', '警戒区域', '경계 구역'],
  corridorBasis: ['announced corridor, not measured', '公表経路・観測ではない', '공표 경로·관측 아님'],
  IMPACT: ['impact', '落下', '낙하'],
  DEBRIS: ['debris', '破片', '파편'],
  OVERFLIGHT: ['overflight', '上空通過', '상공 통과'],
  CORRIDOR: ['corridor', '公表経路', '공표 경로'],
  heldUntilCleared: ['warned before, below 1 %, kept until cleared:', '警報済み・1 %未満・解除待ち：', '경보됨·1 % 미만·해제 대기:'],
  lifted: ['lifted', '解除', '해제'],
  origin: ['said it', '発表国', '발표국'],
  matrix: ['Acknowledgements', '確認状況', '확인 현황'],
  waiting: ['waiting', '未確認', '미확인'],
  acknowledged: ['Acknowledged by', '確認', '확인'],
  acknowledge: ['Acknowledge', '確認する', '확인'],
  zoomTo: ['Zoom to', '拡大', '확대'],
  noWarning: ['No warning', '警報なし', '경보 없음'],
  selected: ['Selected track', '選択航跡', '선택 항적'],
  nothingSelected: ['Nothing selected. Click a track, or J and K.', '未選択：クリック、または J・K', '선택 없음: 클릭 또는 J·K'],
  source: ['Source', '情報源', '출처'],
  track: ['Track', '航跡', '항적'],
  lastPlot: ['Last plot', '最終観測', '최종 관측'],
  share: ['Share', '割合', '비율'],
  own: ['own', '自国', '자국'],
  partner: ['partner', '提携国', '파트너'],
  whoMaySee: ['Who may see it', '閲覧できる相手', '열람 가능'],
  full: ['full', '全部', '전체'],
  reduced: ['reduced', '一部', '일부'],
  withheld: ['withheld', '非公開', '비공개'],
  eventLog: ['Event log', '記録', '기록'],
  ledger: ['Link ledger', '回線台帳', '링크 원장'],
  live: ['LIVE', 'ライブ', '실시간'],
  replay: ['REPLAY', '再生', '재생'],
  pause: ['Pause', '停止', '정지'],
  resume: ['Resume', '再開', '재개'],
  windows: ['Windows', '期間', '기간'],
  warnings: ['Warnings', '警報', '경보'],
  log: ['Log', '記録', '기록'],
  plots: ['Plots / s', 'プロット/秒', '플롯/초'],
  window: ['Window', '表示幅', '표시 폭'],
  globe: ['Globe 3D', '地球 3D', '지구 3D'],
  flat: ['Flat 2D', '平面 2D', '평면 2D'],
  profile: ['Profile', '断面', '단면'],
  theatre: ['Theatre', '全域', '전역'],
  nextAlert: ['Next alert', '次の警報', '다음 경보'],
  search: ['Track, callsign, Mode S, radar', '航跡・便名・Mode S', '항적·호출부호·Mode S'],
  disconnected: ['NO CONNECTION TO THE NODE: the picture is old', '接続断：画面は古い', '연결 끊김: 화면은 과거'],
  stale: ['coasting, no plot', '慣性予測', '관성 예측'],
  seenBy: ['Seen by', '観測', '관측'],
  notice: ['Notice', '公表番号', '공표 번호'],
  late: ['late, superseded', '遅着・旧版', '늦게 도착·구버전'],
  more: ['more', '件', '건 더'],
  orLessEach: ['or less each', '以下（各）', '이하(각각)'],
  signOut: ['Sign out', 'サインアウト', '로그아웃'],
  UP: ['up', '接続', '연결'],
  SLOW: ['slow', '遅延', '지연'],
  DOWN: ['down', '切断', '끊김'],
  UNKNOWN: ['unknown', '不明', '불명'],
  lost: ['lost', '欠落', '누락'],
  loss: ['loss', '欠落', '누락'],
  backTo: ['Back to', '遡及', '되돌림'],
  nextPrevious: ['next, previous track', '次・前の航跡', '다음·이전 항적'],
  centre: ['centre', '中央へ', '중앙으로'],
  follow: ['follow', '追尾', '추적'],
  tilt: ['tilt', '傾き', '기울기'],
  allKeys: ['all keys', '全キー', '모든 키'],
  toScreen: ['To screen, items / s', '画面へ 件/秒', '화면으로 건/초'],
  drawn: ['Drawn', '描画', '그리기'],
  asNeeded: ['as needed', '必要時', '필요할 때'],
  framesLost: ['Frames lost', '欠落フレーム', '누락 프레임'],
  journal: ['Journal', '記録簿', '기록부'],
  writing: ['writing', '記録中', '기록 중'],
  notWriting: ['not writing', '記録停止', '기록 중지'],
  alteredAtRow: ['altered at row', '改変：行', '변조: 행'],
  watchOnly: ['watch officer only', '当直のみ', '당직만'],
} as const satisfies Record<string, readonly [string, string, string]>;

export type Word = keyof typeof TABLE;

let language: Language = 'en';
const INDEX: Record<Language, 0 | 1 | 2> = { en: 0, ja: 1, ko: 2 };

export function speak(next: Language): void {
  language = next;
  document.documentElement.lang = next;
}

export function spoken(): Language {
  return language;
}

export function w(word: Word): string {
  return TABLE[word][INDEX[language]];
}

/** The realm, in three languages at once; empty for ACTUAL, where a banner would be noise. */
export const REALM_NAME: Record<Realm, string> = {
  ACTUAL: '',
  EXERCISE: 'EXERCISE · 演習 · 훈련',
  TEST: 'TEST · 試験 · 시험',
};

/** What the banner says of the realm, in three languages. */
export const REALM_SAYS: Record<Realm, string> = {
  ACTUAL: '',
  EXERCISE: 'no real-world event — 実際の出来事ではありません — 실제 상황 아님',
  TEST: 'test messages, no real-world event — 試験送信です — 시험 메시지',
};

/** Before every warning. */
export const REALM_PREFIX: Record<Realm, string> = { ACTUAL: '', EXERCISE: 'EXERCISE · ', TEST: 'TEST · ' };
