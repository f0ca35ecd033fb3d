import type { Currency } from "../../contract/generated";

// Written out, and not asked of `Intl`: that one still lists what nobody pays with any more, counts the digits that
// shops use (none for the forint), and knows what the webview happens to know. Rust's table is that of `iso_currency`.

/** The letters of all currencies that somebody pays with today; no funds, metals or test codes. */
export const current: Currency[] = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
  CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
  IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
  MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
  SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
  WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
`
  .trim()
  .split(/\s+/);

const have = (count: number, codes: string) => codes.split(" ").map((code): [Currency, number] => [code, count]);

/** Digits after the point, where they are not two; also of funds and metals, which a record from elsewhere may name. */
export const digits: { [currency: Currency]: number | undefined } = Object.fromEntries([
  ...have(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...have(0, "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX"),
  ...have(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...have(4, "CLF UYW"),
]);
