// SPDX-License-Identifier: MIT
//
// Decimals as text, "-0.00012" or "1.2e-7", cut to so many digits toward one side: what bounds a number still bounds it.

// The digits without zeros at either end, and the power of ten behind them.
function read(text) {
    const [, sign, whole, behind = "", power = "0"] = /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/.exec(text);
    const digits = (whole + behind).replace(/^0+/, "");
    const kept = digits.replace(/0+$/, "");
    return { negative: sign === "-", digits: kept, power: Number(power) - behind.length + digits.length - kept.length };
}

function written({ negative, digits, power }) {
    if (!digits) return "0";
    const point = digits.length + power;
    const sign = negative ? "-" : "";
    if (point > 15 || point < -3) return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ""}e${point - 1}`;
    if (power >= 0) return sign + digits + "0".repeat(power);
    return point > 0 ? `${sign}${digits.slice(0, point)}.${digits.slice(point)}` : `${sign}0.${"0".repeat(-point)}${digits}`;
}

function cut(text, most, up) {
    if (!/^-?\d/.test(text)) return text;
    const x = read(text);
    const over = x.digits.length - most;
    if (over <= 0) return written(x);
    const away = up !== x.negative;
    const head = BigInt(x.digits.slice(0, most)) + (away ? 1n : 0n);
    return written(read(`${x.negative ? "-" : ""}${head}e${x.power + over}`));
}

export const below = (text, digits) => cut(text, digits, false);
export const above = (text, digits) => cut(text, digits, true);

// Around a number between these two: one decimal where they agree, else both in brackets.
export function around([lo, hi], digits) {
    const [a, b] = [below(lo, digits), above(hi, digits)];
    return a === b ? a : `[${a}, ${b}]`;
}
