import type { Kernel } from './kernel.js';
import { type Matrix, type Norm, packWeights } from './matrix.js';
import { type Destination, type OpenFile, readTensors } from './package.js';
import { INNER, type Layer, layWeights, type Weights, WIDTH } from './weights.js';

/** Where a tensor of the graph goes, and what is done when it is there. */
interface Place {
  readonly name: string;
  readonly values: Float32Array;
  readonly finish: () => void;
}

/** A tensor that is kept as it is. */
const keep = (name: string, values: Float32Array): Place => ({ name, values, finish: () => undefined });

/** Tensors that are packed when they are there, each read to the same scratch. */
function packer(): (name: string, matrix: Matrix) => Place {
  const scratch = new Float32Array(WIDTH * INNER);
  return (name, matrix) => {
    const values = scratch.subarray(0, matrix.size * matrix.columns);
    return { name, values, finish: () => packWeights(matrix, values) };
  };
}

const STACK = 'KonaTransformer/Encode';
const APPLIED = `module_apply_default/Encoder_en/${STACK}`;
const VARIABLE = `module/Encoder_en/${STACK}`;
const MERGED = 'ConcatPartitions/concat';

function placesOfNorm(scope: string, { gain, shift }: Norm): Place[] {
  const norm = `${scope}/layer_prepostprocess/layer_norm`;
  return [keep(`${norm}/layer_norm_scale/${MERGED}`, gain.view), keep(`${norm}/layer_norm_bias/${MERGED}`, shift.view)];
}

function placesOfLayer(index: number, layer: Layer, pack: ReturnType<typeof packer>): Place[] {
  const within = `Layer_${index}/TransformerLayer`;
  const attention = `${within}/MultiheadAttention`;
  const projection = (name: string, matrix: Matrix): Place[] => [
    pack(`${VARIABLE}/${attention}/${name}/kernel/part_0`, matrix),
    keep(`${APPLIED}/${attention}/${name}/bias/${MERGED}`, matrix.bias.view),
  ];
  const dense = (name: string, matrix: Matrix): Place[] => [
    pack(`${APPLIED}/TransformerStack/${within}/FFN/${name}/Tensordot/Reshape_1`, matrix),
    keep(`${APPLIED}/${within}/FFN/${name}/bias/${MERGED}`, matrix.bias.view),
  ];
  return [
    ...placesOfNorm(`${APPLIED}/${within}`, layer.norm),
    ...projection('qkv_transform_single', layer.join),
    ...projection('output_transform_single', layer.output),
    ...placesOfNorm(`${APPLIED}/${within}/FFN`, layer.innerNorm),
    ...dense('conv1', layer.widen),
    ...dense('conv2', layer.narrow),
  ];
}

function placesOf({ embeddings, timing, adjust, layers, last }: Weights): Place[] {
  const pack = packer();
  return [
    keep('module/Embeddings_en', embeddings),
    keep(`${APPLIED}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`, timing),
    pack(`${APPLIED}/Layer_0/TransformerLayer/dense/kernel/${MERGED}`, adjust),
    keep(`${APPLIED}/Layer_0/TransformerLayer/dense/bias/${MERGED}`, adjust.bias.view),
    ...layers.flatMap((layer, index) => placesOfLayer(index, layer, pack)),
    pack('module/Encoder_en/hidden_layers/tanh_layer_0/weights', last),
    keep('module/Encoder_en/hidden_layers/tanh_layer_0/bias', last.bias.view),
  ];
}

/**
 * Reads the model into the kernel's memory. Takes about 0.1 s.
 * @throws RangeError where a tensor is missing or of another size, and as `readTensors`
 */
export async function loadWeights(kernel: Kernel, open: OpenFile): Promise<Weights> {
  const weights = layWeights(kernel.arena);
  const wanted = new Map(placesOf(weights).map((place) => [place.name, place]));
  const destination: Destination = (name, count) => {
    const values = wanted.get(name)?.values ?? null;
    if (values === null || values.length === count) return values;
    throw new RangeError(`${name} has ${count} numbers, expected ${values.length}`);
  };
  for await (const name of readTensors(open, destination)) {
    wanted.get(name)?.finish();
    wanted.delete(name);
  }
  const [missing] = wanted.keys();
  if (missing !== undefined) throw new RangeError(`the model has no ${missing}`);
  return weights;
}
