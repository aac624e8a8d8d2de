/** Invented company names: a coined place and a trade, all different however many are asked for. */

const STARTS = (
  'Alder Brack Cor Dun Elm Fen Gar Hal Ister Jun Kell Lor Mar Nor Oster Pel Quar Rav Sel Thor ' +
  'Ulver Ven Wes Yar Zel Ash Bel Cran Drum Esk Forn Glen Hath Inver Kir Lang Mor Nether Orm Pen ' +
  'Rath Skel Tarv Under Vard Whin Yeld Zand'
).split(' ');
const ENDS = (
  'mere well vane holm wick dale ford stead brook haven mont field gate ridge sund bury den lund ' +
  'march nes port quay rode shaw thorpe vik wold acre bank cote'
).split(' ');
const TRADES = (
  'Water|Utilities|Foods|Chemicals|Marine|Irrigation|Brewing|Paper|Dairy|Energy|Ports|Fisheries|Hydro|' +
  'Textiles|Logistics|Minerals|Farms|Environmental|Canals|Reservoirs|Engineering|Malting|Glass|Cement|' +
  'Refining|Laboratories|Storage|Shipping|Works|Aquaculture|Forestry|Instruments|Drainage|Coatings|' +
  'Salt|Biotech|Timber'
).split('|');

const NAMES = STARTS.length * ENDS.length * TRADES.length;
/** Has no factor in common with the number of names, so that stepping by it meets every name once. */
const STEP = 7_919;

/** The name of the company with this serial number, 0 and up. */
export function companyName(serial: number): { name: string; trade: string } {
  const place = (serial * STEP) % NAMES;
  const start = STARTS[place % STARTS.length] as string;
  const end = ENDS[Math.floor(place / STARTS.length) % ENDS.length] as string;
  const trade = TRADES[Math.floor(place / STARTS.length / ENDS.length)] as string;
  const round = Math.floor(serial / NAMES);
  return { name: `${start}${end} ${trade}${round === 0 ? '' : ` ${round + 1}`}`, trade };
}
