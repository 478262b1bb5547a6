/**
 * The contract between boards and the gateway: blocks, their canonical bytes, the chain, the
 * acknowledgement, and how they ride on Sparkplug B.
 *
 * <p><b>Canonical bytes</b> of a block ({@link org.tallyport.wire.BlockCodec}), the input of the
 * chain and the form in which the journal keeps it. {@code u} = unsigned LEB128 varint, {@code z} =
 * zigzag varint, {@code s} = u length + UTF-8.
 *
 * <pre>
 * readings    1: s equipment, u boot, u base, z utc, u clock, z through−base, u n,
 *                n × u alias, n × z (time − time before; the first − base), n bytes quality,
 *                n × z steps (0 when bad)
 * gap         2: s equipment, u m, m × s signal, u firstBoot, u first, u lastBoot, u last, u count,
 *                s reason
 * clock       3: u boot, u monotonic, z utc, u uncertainty, u quality
 * definition  4: u alias, s equipment, s name, s role, s unit, u type, u decimals
 * dropped     5: u firstNumber, u m, m × (gap without its kind byte)
 * </pre>
 *
 * The first byte is 0x10 × version (1) + kind. All times are microseconds; monotonic ones are never
 * negative. A dropped block's bytes are not hashed: it carries the chain of the block it replaces.
 *
 * <p><b>Delivery</b>: a duplicate is the same number and chain; the same number with another chain
 * is a fork. An {@link org.tallyport.wire.Acknowledgement} is cumulative.
 *
 * <p><b>On Sparkplug B 3.0</b> ({@link org.tallyport.wire.BoardMessages}, {@link
 * org.tallyport.wire.HostMessages}, read by {@link org.tallyport.wire.Decoder}). Group = terminal,
 * edge node = board, device = equipment. Births and commands have names, data have aliases; data
 * types stand everywhere. Number = Int64; "null" = declared without a value.
 *
 * <pre>
 * NBIRTH   bdSeq; Node Control/Rebirth (Boolean, false); Journal/Id (String), /Next, /Oldest,
 *          /OldestChain (chain before the oldest block held), /Acknowledged; null:
 *          /AcknowledgedChain, /Fork, and the block metrics of NDATA; health by name
 * DBIRTH   per signal: name, alias, type (Boolean, Int64 or Float), engUnit, role, decimals,
 *          Quality, present value and its time or null; Superseded/&lt;alias&gt;/&lt;name&gt; null;
 *          the block metrics of DDATA null
 * DDATA    a block of readings: per reading alias, UTC ms, type, value = Boolean, steps, or steps ÷
 *          10^decimals as Float; is_null when bad; Quality (Int32: 192 good, 500 uncertain, 0 bad)
 *          when not good; then Journal/Through, /Boot, /Base, /Wall, /Clock, /Times (Bytes: n × z
 *          as in canonical bytes), /Block, /Chain
 * DDATA    without Journal/*: a snapshot of present values
 * NDATA    any other block: Journal/Kind (String), /Content (Bytes: canonical), /Block, /Chain;
 *          so go readings, too, that a DDATA cannot carry exactly
 * NDATA    without Journal/*: health by name
 * NDEATH   bdSeq alone (will, QoS 1); DDEATH: no metrics
 * NCMD     Journal/Id, /Acknowledged, /AcknowledgedChain | Journal/Id, /Fork | Node Control/Rebirth
 * STATE    {"online":true|false,"timestamp":UTC ms}, retained, QoS 1
 * </pre>
 *
 * A decimal signal has at most ±(2^23 − 1) steps, which come back exactly from the Float. Metrics
 * of a block are is_transient; a board that catches up marks all of a payload is_historical. Blocks
 * may be packed into Sparkplug's compressed envelope (DEFLATE or GZIP). Aliases: {@link
 * org.tallyport.wire.Aliases}.
 *
 * <p>Depends on {@code equipment}; anybody else may call. The generated classes of the schema stay
 * in here.
 */
@NullMarked
package org.tallyport.wire;

import org.jspecify.annotations.NullMarked;
