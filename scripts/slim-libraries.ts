import { parseAst, type Plugin } from 'vite';

/** What is left of a library that we never come to all of. */
interface Slimming {
  /** Classes and objects by name, and what stands in their place. */
  readonly remains?: Readonly<Record<string, string>>;
  /** Methods by their class: they stay as names without a body. */
  readonly unused?: Readonly<Record<string, string>>;
}

const charts: Slimming = {
  remains: {
    // Nothing is animated: a chart asks, and draws at once.
    Animator: `{
      listen() {}
      running() { return false; }
      has() { return false; }
      stop() {}
      remove() {}
    }`,
    Animation: '{}',
    Animations: '{}',
    // Pointers are followed by our own controller, sizes by our own observer.
    DomPlatform: '{}',
    Interaction: '{}',
    _detectPlatform: '{}',
    onAnimationProgress: '{}',
    'Scale._layers': '{ return []; }',
    // Our scales lie where the padding leaves room, and take none themselves.
    layouts: `{
      addBox(chart, box) { (chart.boxes ??= []).push(box); },
      removeBox(chart, box) { chart.boxes = chart.boxes?.filter((other) => other !== box); },
      configure() {},
      update(chart, width, height) {
        const { left, right, top, bottom } = chart.options.layout.padding;
        const area = { left, right: Math.max(left, width - right), top, bottom: Math.max(top, height - bottom) };
        const size = { width: area.right - left, height: area.bottom - top };
        chart.chartArea = { ...area, ...size };
        for (const box of chart.boxes) {
          box.update(size.width, size.height);
          Object.assign(box, area, size);
        }
      }
    }`,
  },
  unused: {
    // Our scale draws nothing, has neither ticks nor labels, and is told its limits.
    Scale: `afterAutoSkip afterBuildTicks afterCalculateLabelRotation afterDataLimits afterFit
      afterSetDimensions afterTickToLabelConversion afterUpdate beforeBuildTicks
      beforeCalculateLabelRotation beforeDataLimits beforeFit beforeLayout
      beforeSetDimensions beforeTickToLabelConversion beforeUpdate buildTicks
      calculateLabelRotation draw drawBackground drawBorder drawGrid drawLabels drawTitle
      fit generateTickLabels getBasePixel getBaseValue getDecimalForPixel getLabelItems
      getLabels getLineWidthForValue getMatchingVisibleMetas getMinMax getPadding
      getPixelForTick getUserBounds update _calculatePadding _callHooks
      _computeGridLineItems _computeLabelArea _computeLabelItems _computeLabelSizes
      _convertTicksToLabels _getLabelSizes _getXAxisLabelAlignment _getYAxisLabelAlignment
      _handleMargins _maxDigits _resolveTickFontOptions _tickSize`,
    // Our controllers read values as they come and draw them without elements.
    DatasetController: `applyStack buildOrUpdateElements draw getAllParsedValues getDataElement getLabelAndValue
      getMinMax getParsed getSharedOptions getStyle includeOptions parse parseArrayData
      parseObjectData parsePrimitiveData removeHoverStyle reset resolveDataElementOptions
      resolveDatasetElementOptions setHoverStyle updateElement updateRangeFromParsed
      updateSharedOptions _dataCheck _getOtherScale _getSharedOptions _insertElements
      _onDataPop _onDataPush _onDataShift _onDataSplice _onDataUnshift
      _removeDatasetHoverStyle _removeElements _resolveAnimations _resolveElementOptions
      _resyncElements _setDatasetHoverStyle _setStyle _sync`,
    // Nothing is hidden, hovered over or pressed by way of Chart.js, and its size is ours to set.
    Chart: `bindResponsiveEvents getDataVisibility getElementsAtEventForMode getVisibleDatasetCount hide
      isPluginEnabled isPointInArea reset setActiveElements setDatasetVisibility show
      toBase64Image toggleDataVisibility updateHoverStyle _eventHandler _getActiveElements
      _getUniformDataChanges _handleEvent _resetElements _updateHiddenIndices
      _updateHoverStyles _updateVisibility`,
    Config: 'datasetAnimationScopeKeys datasetElementScopeKeys resolveNamedOptions',
  },
};

/** By the end of the file's path. */
export const libraries: Readonly<Record<string, Slimming>> = {
  'chart.js/dist/chart.js': charts,
  'chart.js/dist/chunks/index.js': {
    remains: {
      // Our charts give every option that they come to.
      applyAnimationsDefaults: '{}',
      applyScaleDefaults: '{}',
      // Nothing is cut at the edge of the plot.
      getDatasetClipArea: '{ return false; }',
    },
  },
  // Our pages only read, one question at a time, and draw what the observer tells them.
  'query-core/build/modern/queryClient.js': {
    unused: {
      QueryClient: `isFetching isMutating ensureQueryData getQueriesData setQueriesData getQueryState
        resetQueries removeQueries prefetchQuery infiniteQuery fetchInfiniteQuery
        prefetchInfiniteQuery ensureInfiniteQueryData setDefaultOptions setQueryDefaults
        setMutationDefaults getMutationDefaults defaultMutationOptions`,
    },
  },
  'query-core/build/modern/queryObserver.js': {
    unused: { QueryObserver: 'getOptimisticResult fetchOptimistic trackResult trackProp' },
  },
};

/** What stands in a file from `start` to `end`. */
interface Node {
  readonly start: number;
  readonly end: number;
  readonly id?: Name | null;
  readonly key?: Name;
  readonly declarations?: readonly Node[];
  readonly init?: Node;
  readonly value?: Node;
  readonly body?: Node | readonly Node[];
}
interface Name {
  readonly name?: string;
}

function membersOf(node: Node | readonly Node[] | undefined): readonly Node[] {
  if (!node) return [];
  return 'start' in node ? membersOf(node.body) : node;
}

/** What a class, an object or a method is, by its name: the braces with all in them. */
function placeOf(program: Node, path: string): Node {
  const [name, method] = path.split('.');
  const top = membersOf(program).flatMap((node) => node.declarations ?? [node]);
  const part = top.find(({ id }) => id?.name === name);
  const whole = part?.init ?? part?.body;
  const place = method
    ? membersOf(whole).find(({ key }) => key?.name === method)?.value?.body
    : whole;
  if (place && 'start' in place) return place;
  throw new Error(`There is no ${path} any more; see scripts/slim-libraries.ts.`);
}

/**
 * The code of a library with all that emptied that we never come to, so that it and what it alone calls
 * stay out of the bundle.
 * @throws when one of them is not there any more
 */
export function slimmed(code: string, { remains = {}, unused = {} }: Slimming): string {
  const program = parseAst(code) as unknown as Node;
  const emptied = Object.entries(unused).flatMap(([name, methods]) =>
    methods.split(/\s+/).map((method) => [`${name}.${method}`, '{}'] as const),
  );
  const parts = [...Object.entries(remains), ...emptied].map(([path, text]) => ({
    ...placeOf(program, path),
    text,
  }));
  // From the end, so that what is still to come stays where it is.
  return parts
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), code);
}

/** Gives the bundle what `slimmed` leaves of the libraries. */
export function slimLibraries(): Plugin {
  return {
    name: 'usage-elements:slim-libraries',
    enforce: 'pre',
    transform(code, id) {
      const library = Object.keys(libraries).find((path) => id.endsWith(path));
      return library && slimmed(code, libraries[library]!);
    },
  };
}
