;; The heavy loops of the sentence encoder in WebAssembly SIMD. Products are of 16-bit integers, summed in 32 bits, so every
;; machine gives the same numbers. Addresses are bytes in the one memory; nothing is allocated or kept between calls.
;; `node training/sentence-kernel.ts` assembles this file to artefacts/sentence-kernel.wasm.
(module
  ;; 11 MiB: the weights in 16 bits (10 MB) and scratch for the longest text. It never grows, so views of it stay good.
  (memory (export "memory") 176)

  ;; Several rows by a matrix:
  ;;   out[row][column] = max(least, rowScale[row] · columnScale[column] · Σ_k values[row][k] · weights[k][column]
  ;;                                 + bias[column] + (add ? out[row][column] : 0))
  ;; values   i16 [rows][size]
  ;; weights  i16 [columns / 16][size / 2][16][2]: sixteen columns side by side, two k beside each other
  ;; out      f32 [rows][columns]
  ;; Two rows by sixteen columns are summed in registers, so that a weight once loaded serves twice. Where rows is odd, a row of
  ;; whatever comes after the last is multiplied too. size is even, columns a multiple of 16.
  (func (export "multiply")
    (param $values i32) (param $rowScale i32) (param $rows i32)
    (param $weights i32) (param $columnScale i32) (param $bias i32) (param $size i32) (param $columns i32)
    (param $out i32) (param $add i32) (param $least f32)
    (local $column i32) (local $row i32) (local $end i32) (local $a i32) (local $b i32) (local $w i32) (local $o i32)
    (local $x v128) (local $x0 v128) (local $x1 v128) (local $x2 v128) (local $x3 v128)
    (local $y v128) (local $y0 v128) (local $y1 v128) (local $y2 v128) (local $y3 v128)
    (local $w0 v128) (local $w1 v128) (local $w2 v128) (local $w3 v128)
    (loop $nextColumns
      (local.set $row (i32.const 0))
      (local.set $a (local.get $values))
      (loop $nextRows
        (local.set $b (i32.add (local.get $a) (i32.shl (local.get $size) (i32.const 1))))
        (local.set $end (local.get $b))
        (local.set $w (local.get $weights))
        (local.set $x0 (v128.const i32x4 0 0 0 0))
        (local.set $x1 (v128.const i32x4 0 0 0 0))
        (local.set $x2 (v128.const i32x4 0 0 0 0))
        (local.set $x3 (v128.const i32x4 0 0 0 0))
        (local.set $y0 (v128.const i32x4 0 0 0 0))
        (local.set $y1 (v128.const i32x4 0 0 0 0))
        (local.set $y2 (v128.const i32x4 0 0 0 0))
        (local.set $y3 (v128.const i32x4 0 0 0 0))
        (loop $nextPair
          (local.set $x (v128.load32_splat (local.get $a)))
          (local.set $y (v128.load32_splat (local.get $b)))
          (local.set $w0 (v128.load (local.get $w)))
          (local.set $w1 (v128.load offset=16 (local.get $w)))
          (local.set $w2 (v128.load offset=32 (local.get $w)))
          (local.set $w3 (v128.load offset=48 (local.get $w)))
          (local.set $x0 (i32x4.add (local.get $x0) (i32x4.dot_i16x8_s (local.get $x) (local.get $w0))))
          (local.set $x1 (i32x4.add (local.get $x1) (i32x4.dot_i16x8_s (local.get $x) (local.get $w1))))
          (local.set $x2 (i32x4.add (local.get $x2) (i32x4.dot_i16x8_s (local.get $x) (local.get $w2))))
          (local.set $x3 (i32x4.add (local.get $x3) (i32x4.dot_i16x8_s (local.get $x) (local.get $w3))))
          (local.set $y0 (i32x4.add (local.get $y0) (i32x4.dot_i16x8_s (local.get $y) (local.get $w0))))
          (local.set $y1 (i32x4.add (local.get $y1) (i32x4.dot_i16x8_s (local.get $y) (local.get $w1))))
          (local.set $y2 (i32x4.add (local.get $y2) (i32x4.dot_i16x8_s (local.get $y) (local.get $w2))))
          (local.set $y3 (i32x4.add (local.get $y3) (i32x4.dot_i16x8_s (local.get $y) (local.get $w3))))
          (local.set $w (i32.add (local.get $w) (i32.const 64)))
          (local.set $b (i32.add (local.get $b) (i32.const 4)))
          (br_if $nextPair (i32.lt_u (local.tee $a (i32.add (local.get $a) (i32.const 4))) (local.get $end))))
        (local.set $x (v128.load32_splat (i32.add (local.get $rowScale) (i32.shl (local.get $row) (i32.const 2)))))
        (local.set $y (v128.load32_splat offset=4 (i32.add (local.get $rowScale) (i32.shl (local.get $row) (i32.const 2)))))
        (local.set $o (i32.add (local.get $out) (i32.shl (i32.mul (local.get $row) (local.get $columns)) (i32.const 2))))
        (call $store (local.get $x0) (local.get $x1) (local.get $x2) (local.get $x3) (local.get $x)
          (local.get $columnScale) (local.get $bias) (local.get $o) (local.get $add) (f32x4.splat (local.get $least)))
        (call $store (local.get $y0) (local.get $y1) (local.get $y2) (local.get $y3) (local.get $y)
          (local.get $columnScale) (local.get $bias)
          (i32.add (local.get $o) (i32.shl (local.get $columns) (i32.const 2))) (local.get $add)
          (f32x4.splat (local.get $least)))
        (local.set $a (local.get $b))
        (br_if $nextRows (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 2))) (local.get $rows))))
      (local.set $weights (local.get $w))
      (local.set $columnScale (i32.add (local.get $columnScale) (i32.const 64)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 64)))
      (local.set $out (i32.add (local.get $out) (i32.const 64)))
      (br_if $nextColumns (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 16))) (local.get $columns)))))

  ;; Sixteen sums, scaled, onto their bias and, where $add, onto what is there already; at least $least.
  (func $store
    (param $x0 v128) (param $x1 v128) (param $x2 v128) (param $x3 v128) (param $scale v128)
    (param $columnScale i32) (param $bias i32) (param $out i32) (param $add i32) (param $least v128)
    (local.set $x0 (f32x4.add (v128.load (local.get $bias)) (f32x4.mul (v128.load (local.get $columnScale))
      (f32x4.mul (local.get $scale) (f32x4.convert_i32x4_s (local.get $x0))))))
    (local.set $x1 (f32x4.add (v128.load offset=16 (local.get $bias)) (f32x4.mul (v128.load offset=16 (local.get $columnScale))
      (f32x4.mul (local.get $scale) (f32x4.convert_i32x4_s (local.get $x1))))))
    (local.set $x2 (f32x4.add (v128.load offset=32 (local.get $bias)) (f32x4.mul (v128.load offset=32 (local.get $columnScale))
      (f32x4.mul (local.get $scale) (f32x4.convert_i32x4_s (local.get $x2))))))
    (local.set $x3 (f32x4.add (v128.load offset=48 (local.get $bias)) (f32x4.mul (v128.load offset=48 (local.get $columnScale))
      (f32x4.mul (local.get $scale) (f32x4.convert_i32x4_s (local.get $x3))))))
    (if (local.get $add) (then
      (local.set $x0 (f32x4.add (local.get $x0) (v128.load (local.get $out))))
      (local.set $x1 (f32x4.add (local.get $x1) (v128.load offset=16 (local.get $out))))
      (local.set $x2 (f32x4.add (local.get $x2) (v128.load offset=32 (local.get $out))))
      (local.set $x3 (f32x4.add (local.get $x3) (v128.load offset=48 (local.get $out))))))
    (v128.store (local.get $out) (f32x4.max (local.get $least) (local.get $x0)))
    (v128.store offset=16 (local.get $out) (f32x4.max (local.get $least) (local.get $x1)))
    (v128.store offset=32 (local.get $out) (f32x4.max (local.get $least) (local.get $x2)))
    (v128.store offset=48 (local.get $out) (f32x4.max (local.get $least) (local.get $x3))))

  ;; out[k] = (source[k] − mean) / √(variance + epsilon) · gain[k] + shift[k], for each row; all f32 [rows][size], size a
  ;; multiple of 8.
  (func (export "normalise")
    (param $source i32) (param $rows i32) (param $size i32) (param $epsilon f32) (param $gain i32) (param $shift i32)
    (param $out i32)
    (local $row i32) (local $at i32) (local $bytes i32) (local $mean v128) (local $scale v128) (local $s v128) (local $t v128)
    (local.set $bytes (i32.shl (local.get $size) (i32.const 2)))
    (loop $nextRow
      (local.set $at (i32.const 0))
      (local.set $s (v128.const f32x4 0 0 0 0))
      (local.set $t (v128.const f32x4 0 0 0 0))
      (loop $sum
        (local.set $s (f32x4.add (local.get $s) (v128.load (i32.add (local.get $source) (local.get $at)))))
        (local.set $t (f32x4.add (local.get $t) (v128.load offset=16 (i32.add (local.get $source) (local.get $at)))))
        (br_if $sum (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 32))) (local.get $bytes))))
      (local.set $mean (f32x4.splat (f32.div
        (call $across (f32x4.add (local.get $s) (local.get $t))) (f32.convert_i32_u (local.get $size)))))
      (local.set $at (i32.const 0))
      (local.set $s (v128.const f32x4 0 0 0 0))
      (loop $square
        (local.set $t (f32x4.sub (v128.load (i32.add (local.get $source) (local.get $at))) (local.get $mean)))
        (local.set $s (f32x4.add (local.get $s) (f32x4.mul (local.get $t) (local.get $t))))
        (br_if $square (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
      (local.set $scale (f32x4.splat (f32.div (f32.const 1) (f32.sqrt (f32.add (local.get $epsilon)
        (f32.div (call $across (local.get $s)) (f32.convert_i32_u (local.get $size))))))))
      (local.set $at (i32.const 0))
      (loop $write
        (v128.store (i32.add (local.get $out) (local.get $at)) (f32x4.add
          (v128.load (i32.add (local.get $shift) (local.get $at)))
          (f32x4.mul (v128.load (i32.add (local.get $gain) (local.get $at))) (f32x4.mul (local.get $scale)
            (f32x4.sub (v128.load (i32.add (local.get $source) (local.get $at))) (local.get $mean))))))
        (br_if $write (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
      (local.set $source (i32.add (local.get $source) (local.get $bytes)))
      (local.set $out (i32.add (local.get $out) (local.get $bytes)))
      (br_if $nextRow (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $rows)))))

  ;; Rows to 16 bits: values[k] = source[k] · limit / largest, scale = largest / limit, where largest is the largest |source[k]|
  ;; of the row. source f32 [rows][size], values i16 [rows][size], scale f32 [rows]; size is a multiple of 8.
  (func (export "quantise")
    (param $source i32) (param $rows i32) (param $size i32) (param $limit f32) (param $values i32) (param $scale i32)
    (local $end i32) (local $stop i32) (local $at i32) (local $largest f32) (local $factor v128) (local $s v128)
    (local.set $stop (i32.add (local.get $scale) (i32.shl (local.get $rows) (i32.const 2))))
    (loop $nextRow
      (local.set $end (i32.add (local.get $source) (i32.shl (local.get $size) (i32.const 2))))
      (local.set $at (local.get $source))
      (local.set $s (v128.const f32x4 0 0 0 0))
      (loop $look
        (local.set $s (f32x4.max (local.get $s) (f32x4.abs (v128.load (local.get $at)))))
        (br_if $look (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
      ;; Never 0, so that a row of zeros is divided by something.
      (local.set $largest (f32.max (f32.const 1e-30) (f32.max
        (f32.max (f32x4.extract_lane 0 (local.get $s)) (f32x4.extract_lane 1 (local.get $s)))
        (f32.max (f32x4.extract_lane 2 (local.get $s)) (f32x4.extract_lane 3 (local.get $s))))))
      (f32.store (local.get $scale) (f32.div (local.get $largest) (local.get $limit)))
      (local.set $factor (f32x4.splat (f32.div (local.get $limit) (local.get $largest))))
      (loop $write
        (v128.store (local.get $values) (i16x8.narrow_i32x4_s
          (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $factor) (v128.load (local.get $source)))))
          (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $factor) (v128.load offset=16 (local.get $source)))))))
        (local.set $values (i32.add (local.get $values) (i32.const 16)))
        (br_if $write (i32.lt_u (local.tee $source (i32.add (local.get $source) (i32.const 32))) (local.get $end))))
      (br_if $nextRow (i32.lt_u (local.tee $scale (i32.add (local.get $scale) (i32.const 4))) (local.get $stop)))))

  ;; The sum of four.
  (func $across (param $s v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $s)) (f32x4.extract_lane 1 (local.get $s)))
      (f32.add (f32x4.extract_lane 2 (local.get $s)) (f32x4.extract_lane 3 (local.get $s)))))

  ;; out[j] = factor · (query · keys[j]). Keys are $stride bytes apart; size is a multiple of 8.
  (func (export "score")
    (param $query i32) (param $keys i32) (param $stride i32) (param $count i32) (param $size i32) (param $factor f32)
    (param $out i32)
    (local $q i32) (local $k i32) (local $end i32) (local $stop i32) (local $s v128) (local $t v128)
    (local.set $end (i32.add (local.get $query) (i32.shl (local.get $size) (i32.const 2))))
    (local.set $stop (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (loop $nextKey
      (local.set $q (local.get $query))
      (local.set $k (local.get $keys))
      (local.set $s (v128.const f32x4 0 0 0 0))
      (local.set $t (v128.const f32x4 0 0 0 0))
      (loop $nextPart
        (local.set $s (f32x4.add (local.get $s) (f32x4.mul
          (v128.load (local.get $q)) (v128.load (local.get $k)))))
        (local.set $t (f32x4.add (local.get $t) (f32x4.mul
          (v128.load offset=16 (local.get $q)) (v128.load offset=16 (local.get $k)))))
        (local.set $k (i32.add (local.get $k) (i32.const 32)))
        (br_if $nextPart (i32.lt_u (local.tee $q (i32.add (local.get $q) (i32.const 32))) (local.get $end))))
      (f32.store (local.get $out) (f32.mul (local.get $factor)
        (call $across (f32x4.add (local.get $s) (local.get $t)))))
      (local.set $keys (i32.add (local.get $keys) (local.get $stride)))
      (br_if $nextKey (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 4))) (local.get $stop)))))

  ;; out = Σ_j shares[j] · values[j]. Values are $stride bytes apart; size is a multiple of 16.
  (func (export "mix")
    (param $shares i32) (param $values i32) (param $stride i32) (param $count i32) (param $size i32) (param $out i32)
    (local $share i32) (local $v i32) (local $end i32) (local $stop i32) (local $x v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local.set $end (i32.add (local.get $shares) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $stop (i32.add (local.get $out) (i32.shl (local.get $size) (i32.const 2))))
    (loop $nextPart
      (local.set $share (local.get $shares))
      (local.set $v (local.get $values))
      (local.set $s0 (v128.const f32x4 0 0 0 0))
      (local.set $s1 (v128.const f32x4 0 0 0 0))
      (local.set $s2 (v128.const f32x4 0 0 0 0))
      (local.set $s3 (v128.const f32x4 0 0 0 0))
      (loop $nextValue
        (local.set $x (v128.load32_splat (local.get $share)))
        (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $x) (v128.load (local.get $v)))))
        (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $x) (v128.load offset=16 (local.get $v)))))
        (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $x) (v128.load offset=32 (local.get $v)))))
        (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $x) (v128.load offset=48 (local.get $v)))))
        (local.set $v (i32.add (local.get $v) (local.get $stride)))
        (br_if $nextValue (i32.lt_u (local.tee $share (i32.add (local.get $share) (i32.const 4))) (local.get $end))))
      (v128.store (local.get $out) (local.get $s0))
      (v128.store offset=16 (local.get $out) (local.get $s1))
      (v128.store offset=32 (local.get $out) (local.get $s2))
      (v128.store offset=48 (local.get $out) (local.get $s3))
      (local.set $values (i32.add (local.get $values) (i32.const 64)))
      (br_if $nextPart (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 64))) (local.get $stop)))))
)
